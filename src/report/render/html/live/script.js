// A bridge: what is moved goes to the engine, what it says is shown. Every word and figure is the engine's.
const work = () => {
  let calls, scenarios, asked, isBusy;
  const memory = (start, length) => new Uint8Array(calls.memory.buffer, start, length);
  const write = (bytes) => (memory(calls.room(bytes.length), bytes.length).set(bytes), bytes.length);
  const say = (text) => write(new TextEncoder().encode(text));
  const told = () => new TextDecoder().decode(memory(calls.told(), calls.length()));
  const fail = (why) => { throw new Error(why); };
  const done = (result) => result || fail(told());
  const begin = (scenario) => {
    const name = say(scenario.file);
    scenario.handle ??= (say(scenario.file + scenario.text), done(calls.load(name)));
    done(calls.plan(scenario.handle, BigInt(scenario.seed), scenario.sizes.at(-1), scenario.repeats));
    say(asked.changes.join("\n"));
    done(calls.set(scenario.handle));
    return { ...scenario, number: asked.number, left: scenario.sizes };
  };
  // Plays a piece of a batch, then whatever was asked for meanwhile.
  const play = (now) => {
    try {
      if (now?.number !== asked.number) now = begin(scenarios[asked.scenario]);
      const played = now.sizes.at(-1) - calls.advance(now.handle, now.sizes[0]);
      if (played < now.left[0]) return setTimeout(play, 0, now);
      now.left = now.left.filter((size) => size > played);
      done(calls.answer(now.handle, now.left.length ? 3 : 4));
      postMessage({ number: now.number, told: told(), isLast: !now.left.length });
    } catch ({ message }) {
      now = { number: asked.number, left: [] };
      postMessage({ number: now.number, told: message, isLast: true });
    }
    if ((isBusy = now.left.length > 0 || now.number !== asked.number)) setTimeout(play, 0, now);
  };
  onmessage = async ({ data }) => {
    asked = data.asked;
    if (data.engine) {
      const unpacked = new Blob([data.engine]).stream().pipeThrough(new DecompressionStream("gzip"));
      const { instance } = await WebAssembly.instantiate(await new Response(unpacked).arrayBuffer());
      [calls, scenarios] = [instance.exports, data.scenarios];
    }
    if (calls && !isBusy) isBusy = setTimeout(play, 0);
  };
};
const $ = (name) => document.getElementById(name);
const here = () => new URLSearchParams(location.hash.slice(1));
const start = ({ scenarios }, number = 0) => {
  const worker = new Worker(URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" })));
  const form = () => document.forms[$("scenario").value];
  const moves = () => [...form().querySelectorAll("[data-moves]")].map((move) => [move, move.type === "range"]);
  const change = ([move, isRange]) => (move.dataset.moved ? (isRange ? `${move.name}=${move.value}` : move.value) : "");
  const show = () => {
    const word = $("search").value.toLowerCase();
    for (const [move, isRange] of moves()) {
      const [box, said, isMoved] = [move.closest(".move"), $(`said-${move.id}`), change([move, isRange]) !== ""];
      const isFound = word ? `${box.textContent} ${move.name}`.toLowerCase().includes(word) : !box.dataset.rest;
      box.classList.toggle("moved", isMoved);
      box.hidden = !isFound && !isMoved;
      if (isRange) move.ariaValueText = said.textContent = isMoved ? move.value : said.dataset.said;
    }
  };
  const ask = (first) => {
    const [scenario, changes] = [$("scenario").value, moves().map(change).filter(Boolean)];
    const sets = changes.map((one) => ` --set '${one.replaceAll("'", "'\\''")}'`);
    $("command").value = form().dataset.command + sets.join("");
    $("link").href = `#${new URLSearchParams([["scenario", scenario], ...changes.map((one) => ["set", one])])}`;
    worker.postMessage({ ...first, asked: { scenario, changes, number: ++number } });
    show();
  };
  // Sets everything to what a link says.
  const follow = (link, first) => {
    $("scenario").value = scenarios[link.get("scenario")] ? link.get("scenario") : "0";
    [...document.forms].forEach((one) => (one.hidden = one !== form()));
    const sets = new Map(link.getAll("set").map((set) => [set.slice(0, set.indexOf("=")), set]));
    for (const [move, isRange] of moves()) {
      const set = sets.get(move.name);
      move.dataset.moved = set ? "yes" : "";
      move.value = isRange ? (set?.slice(move.name.length + 1) ?? move.defaultValue) : (set ?? "");
    }
    ask(first);
  };
  worker.onmessage = ({ data: { number: of, told, isLast } }) => {
    if (of !== number) return;
    const end = told.includes("\n<") ? told.indexOf("\n<") : told.length;
    for (const name of isLast ? ["now", "heard"] : ["now"]) $(name).textContent = told.slice(0, end);
    if (end < told.length) $("figures").innerHTML = told.slice(end + 1);
    document.body.dataset.shown = `${of} ${isLast}`;
  };
  $("controls").oninput = ({ target }) => {
    if (["search", "drawer"].includes(target.id)) return show();
    if (target.id === "scenario") return follow(new URLSearchParams({ scenario: target.value }));
    target.dataset.moved = "yes";
    ask();
  };
  $("reset").onclick = () => follow(new URLSearchParams({ scenario: $("scenario").value }));
  window.onhashchange = () => follow(here());
  $("controls").hidden = false;
  follow(here(), { scenarios, engine: Uint8Array.from(atob($("engine").textContent), (letter) => letter.charCodeAt(0)) });
};
const simd = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);
const canRun = self.Worker && self.DecompressionStream && self.WebAssembly?.validate(simd);
canRun ? start(JSON.parse($("data").textContent)) : ($("still").hidden = false);
