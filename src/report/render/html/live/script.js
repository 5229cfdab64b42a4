// A bridge: what is moved goes to the engine, what it says is shown. Every word and figure is the engine's.
const work = () => {
  let calls, scenarios, asked, isBusy;
  const memory = (start, length) => new Uint8Array(calls.memory.buffer, start, length);
  const say = (text, bytes = new TextEncoder().encode(text)) => (memory(calls.room(bytes.length), bytes.length).set(bytes), bytes.length);
  const told = () => new TextDecoder().decode(memory(calls.told(), calls.length()));
  const done = (result) => { if (result) return result; throw new Error(told()); };
  const begin = (scenario) => {
    const open = (name = say(scenario.file)) => (say(scenario.file + scenario.text), done(calls.load(name)));
    const plan = (handle) => done(calls.plan(handle, BigInt(scenario.seed), scenario.sizes.at(-1), scenario.repeats)) && handle;
    scenario.handle ??= plan(open());
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
      const [, said, figures] = told().match(/(.*)\n([^]*)/);
      postMessage({ number: now.number, said, figures, isLast: !now.left.length });
    } catch ({ message }) {
      const said = [...message.matchAll(/^error: (.*)/gm)].map(([, why]) => why).join("; ") || message;
      postMessage((now = { number: asked.number, said, isLast: true, left: [] }));
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
const [$, here] = [(name) => document.getElementById(name), () => new URLSearchParams(location.hash.slice(1))];
const start = ({ scenarios }, number = 0, others = []) => {
  const worker = new Worker(URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" })));
  const form = () => $(`moves-${$("scenario").value}`);
  const moves = () => [...form().querySelectorAll("[data-moves]")];
  const show = () => {
    const word = $("search").value.toLowerCase();
    for (const move of moves()) {
      const [box, said, { set }] = [move.closest(".move"), $(`said-${move.id}`), move.dataset];
      const isFound = word ? `${box.textContent} ${move.name}`.toLowerCase().includes(word) : !box.dataset.rest;
      box.classList.toggle("moved", !!set);
      box.hidden = !isFound && !set;
      if (said) move.ariaValueText = said.textContent = set ? set.slice(move.name.length + 1) : said.dataset.said;
    }
  };
  const ask = (first) => {
    const [scenario, changes] = [$("scenario").value, [...moves().map((move) => move.dataset.set), ...others].filter(Boolean)];
    $("command").value = form().dataset.command + changes.map((one) => ` --set '${one.replaceAll("'", "'\\''")}'`).join("");
    $("link").href = `#${new URLSearchParams([["scenario", scenario], ...changes.map((one) => ["set", one])])}`;
    worker.postMessage({ ...first, asked: { scenario, changes, number: ++number } });
    show();
  };
  // As near as a slider or a choice comes to a change, or where the file has it.
  const put = (move, set = "") => {
    move.dataset.set = set;
    move.value = move.type !== "range" ? set : set ? set.slice(move.name.length + 1) : move.defaultValue;
  };
  // Sets everything to what a link says; of what there is nothing to move for, the engine hears as well.
  const follow = (link, first) => {
    $("scenario").value = scenarios[+link.get("scenario")] ? +link.get("scenario") : 0;
    document.querySelectorAll("[data-command]").forEach((one) => (one.hidden = one !== form()));
    const sets = new Map(link.getAll("set").map((set) => [set.slice(0, set.indexOf("=")), set]));
    for (const move of moves()) (put(move, sets.get(move.name)), sets.delete(move.name));
    others = [...sets.values()];
    ask(first);
  };
  worker.onmessage = ({ data: { number: of, said, figures, isLast } }) => {
    if (of !== number) return;
    for (const name of isLast ? ["now", "heard"] : ["now"]) $(name).textContent = said;
    $("figures").classList.toggle("stale", !figures);
    if (figures) $("figures").innerHTML = figures;
    document.body.dataset.shown = `${of} ${isLast}`;
  };
  $("controls").oninput = ({ target }) => {
    if (["search", "drawer"].includes(target.id)) return show();
    if (target.id === "scenario") return follow(back());
    // Of two that move the same, the last counts.
    moves().forEach((move) => move !== target && move.name === target.name && put(move));
    target.dataset.set = target.type === "range" ? `${target.name}=${target.value}` : target.value;
    ask();
  };
  const back = () => new URLSearchParams({ scenario: $("scenario").value });
  $("reset").onclick = window.onhashchange = ({ type }) => follow(type === "click" ? back() : here());
  $("controls").hidden = false;
  follow(here(), { scenarios, engine: Uint8Array.from(atob($("engine").textContent), (letter) => letter.charCodeAt(0)) });
};
const simd = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);
const canRun = self.Worker && self.DecompressionStream && self.WebAssembly?.validate(simd);
canRun ? start(JSON.parse($("data").textContent)) : ($("still").hidden = false);
