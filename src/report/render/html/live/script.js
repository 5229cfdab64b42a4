"use strict";
// A bridge: what is moved goes to the engine, what the engine says is shown. Every word and figure is the engine's.
const work = () => {
  let calls, scenarios, asked, isBusy;
  const memory = (start, length) => new Uint8Array(calls.memory.buffer, start, length);
  const say = (text) => {
    const bytes = new TextEncoder().encode(text);
    memory(calls.room(bytes.length), bytes.length).set(bytes);
    return bytes.length;
  };
  const told = () => new TextDecoder().decode(memory(calls.told(), calls.length()));
  const done = (result) => result || (() => { throw new Error(told()); })();
  const begin = (scenario) => {
    const name = say(scenario.file);
    scenario.handle ??= (say(scenario.file + scenario.text), done(calls.load(name)));
    done(calls.plan(scenario.handle, BigInt(scenario.seed), scenario.sizes.at(-1), scenario.repeats));
    say(asked.changes.join("\n"));
    done(calls.set(scenario.handle));
    return { number: asked.number, scenario, left: scenario.sizes };
  };
  // Plays a piece of a batch, then whatever was asked for meanwhile.
  const play = (now) => {
    try {
      if (now?.number !== asked.number) now = begin(scenarios[asked.scenario]);
      const { handle, sizes } = now.scenario;
      const played = sizes.at(-1) - calls.advance(handle, sizes[0]);
      if (played < now.left[0]) return setTimeout(play, 0, now);
      now.left = now.left.filter((size) => size > played);
      done(calls.answer(handle, now.left.length ? 3 : 4));
      postMessage({ number: now.number, told: told(), isLast: !now.left.length });
    } catch ({ message }) {
      now = { number: asked.number, left: [] };
      postMessage({ number: now.number, told: message, isLast: true });
    }
    isBusy = now.left.length > 0 || now.number !== asked.number;
    if (isBusy) setTimeout(play, 0, now);
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
const start = ({ scenarios }) => {
  const worker = new Worker(URL.createObjectURL(new Blob([`(${work})()`], { type: "text/javascript" })));
  const form = () => document.forms[$("scenario").value];
  const moves = () => [...form().querySelectorAll("[data-moves]")];
  const change = (move) => (move.type !== "range" ? move.value : move.dataset.moved ? `${move.name}=${move.value}` : "");
  let number = 0;
  const show = (move) => {
    move.closest(".move").classList.toggle("moved", change(move) !== "");
    if (move.type !== "range") return;
    const said = $(`said-${move.id}`);
    said.textContent = move.dataset.moved ? move.value : said.dataset.said;
    move.setAttribute("aria-valuetext", said.textContent);
  };
  const ask = (first) => {
    const changes = moves().map(change).filter(Boolean);
    const set = (line, one) => `${line} --set '${one.replaceAll("'", "'\\''")}'`;
    $("command").value = changes.reduce(set, form().dataset.command);
    const pairs = [["scenario", $("scenario").value], ...changes.map((one) => ["set", one])];
    $("link").href = `#${new URLSearchParams(pairs)}`;
    worker.postMessage({ ...first, asked: { scenario: $("scenario").value, changes, number: ++number } });
  };
  // Sets everything to what a link says.
  const follow = (first) => {
    const link = new URLSearchParams(location.hash.slice(1));
    $("scenario").value = scenarios[link.get("scenario")] ? link.get("scenario") : "0";
    [...document.forms].forEach((one) => (one.hidden = one !== form()));
    const sets = new Map(link.getAll("set").map((set) => [set.slice(0, set.indexOf("=")), set]));
    for (const move of moves()) {
      const set = sets.get(move.name);
      if (move.type !== "range") move.value = set ?? "";
      else [move.value, move.dataset.moved] = set ? [set.slice(move.name.length + 1), "yes"] : [move.defaultValue, ""];
      show(move);
    }
    find();
    ask(first);
  };
  const find = () => {
    const word = $("search").value.toLowerCase();
    for (const move of form().querySelectorAll(".move")) {
      const isKept = move.classList.contains("moved") || !move.dataset.rest;
      move.hidden = word ? !`${move.textContent} ${move.dataset.path}`.toLowerCase().includes(word) : !isKept;
    }
  };
  worker.onmessage = ({ data }) => {
    if (data.number !== number) return;
    const [line, ...figures] = data.told.split("\n");
    if (data.isLast) $("heard").textContent = line;
    $("now").textContent = line;
    if (figures[0]?.startsWith("<")) $("figures").innerHTML = figures.join("\n");
    document.body.dataset.shown = `${data.number} ${data.isLast}`;
  };
  $("controls").oninput = ({ target }) => {
    if (target.id === "search") return find();
    if (target.id === "scenario") return void (location.hash = `scenario=${target.value}`);
    if (target.type === "range") target.dataset.moved = "yes";
    show(target);
    ask();
  };
  $("reset").onclick = () => (location.hash === `#scenario=${$("scenario").value}` ? follow() : (location.hash = `scenario=${$("scenario").value}`));
  $("drawer").onclick = () => $("drawer").setAttribute("aria-expanded", $("controls").classList.toggle("open"));
  window.onhashchange = () => follow();
  $("controls").hidden = false;
  follow({ engine: Uint8Array.from(atob($("engine").textContent), (letter) => letter.charCodeAt(0)), scenarios });
};
const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
const canRun = self.Worker && self.DecompressionStream && self.WebAssembly?.validate(new Uint8Array(simd));
canRun ? start(JSON.parse($("data").textContent)) : ($("still").hidden = false);
