// Drives pages that move as a person does: node live_page.mjs FOLDER NEGSIM BROWSER PLAYWRIGHT [AXE], where the scenarios of
// the pages are found by their names. One line a check; fails with what was found.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, negsim, name, playwright, axe] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(playwright));
const executablePath = process.env.PATH.split(delimiter).map((one) => join(one, name)).find(existsSync);
const quiet = ["quic", "background-networking", "component-update", "sync", "gpu"].map((one) => `--disable-${one}`);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", ...quiet] });
const LONGEST = 2_000; // milliseconds until a move shows; many times what an idle machine takes
const MEMORY = 60e6; // bytes of the engine

let wrong = 0;
const check = (what, is, found = "") => {
  console.log(`${is ? "holds" : "WRONG"}: ${what}${is ? "" : `: ${typeof found === "string" ? found : JSON.stringify(found)}`}`);
  if (!is) wrong += 1;
};
// Texts that are long are told from a little before where they begin to differ.
const same = (what, ours, theirs) => {
  const at = [...String(ours)].findIndex((letter, place) => letter !== String(theirs)[place]);
  check(what, ours === theirs, [ours, theirs].map((one) => String(one).slice(Math.max(0, at - 60)).slice(0, 200)));
};
const text = (page, selector) => page.locator(selector).first().textContent();
const url = (file, link = "") => pathToFileURL(join(resolve(folder), file)).href + link;

// A page in a browser of its own, with all that it says or asks for.
const open = async (file, { link, size = [1300, 1000], before } = {}) => {
  const page = await browser.newPage({ viewport: { width: size[0], height: size[1] } });
  page.said = [];
  const hear = (event, what) => page.on(event, (one) => what(one) && page.said.push(`${event}: ${what(one)}`));
  hear("console", (one) => one.text());
  hear("pageerror", (one) => one.message);
  hear("dialog", (one) => (one.dismiss(), one.message()));
  hear("popup", () => "opened");
  hear("request", (one) => [url(file), "blob:"].every((ours) => !one.url().startsWith(ours)) && one.url());
  if (before) await page.addInitScript(before);
  await page.goto(url(file, link));
  return page;
};
const shown = async (page) => Number((await page.evaluate(() => document.body.dataset.shown ?? "0")).split(" ")[0]);
const last = (page, after = 0) =>
  page.waitForFunction((after) => {
    const [number, isLast] = (document.body.dataset.shown ?? "").split(" ");
    return Number(number) > after && isLast === "true";
  }, after, { polling: 5 });
// Does something that moves a page; milliseconds until it shows, and until it is as fine as it gets.
const move = async (page, act) => {
  const before = await shown(page);
  const start = performance.now();
  await act();
  await page.waitForFunction((before) => parseInt(document.body.dataset.shown) > before, before, { polling: 5 });
  const first = performance.now() - start;
  await last(page, before);
  return [first, performance.now() - start];
};
const figures = (page) => page.locator("main section:not(.all)").allTextContents().then((all) => all.join("\n"));
// What the program comes to for a line as it would be typed.
const typed = async (line) => {
  const shell = `negsim() { "${negsim}" "$@"; }\n${line} --quiet --draws 4096 --html '${join(folder, "typed.html")}' > '${join(folder, "typed.txt")}'`;
  const run = spawnSync("sh", ["-c", shell], { encoding: "utf8" });
  check(`the program takes: ${line}`, run.status === 0, run.stderr);
  const page = await open("typed.html");
  const found = await figures(page);
  await page.close();
  return found;
};
// What a page shows before anything is moved: the engine cannot begin.
const written = async (file) => {
  const page = await open(file, { before: () => delete self.Worker });
  const found = await figures(page);
  await page.close();
  return found;
};
const slider = (page, path) => page.locator(`[data-moves][name="${path}"]`).first();
const find = (page, path) => page.fill("#search", path);
const silent = (what, page) => check(`${what} says nothing and asks for nothing`, !page.said.length, page.said);

// Who looks, moves, and goes back.
{
  const page = await open("shipped.html", {
    // The worker's script with a way to its memory.
    before: () => {
      const way = "const made=WebAssembly.instantiate;WebAssembly.instantiate=async(code)=>{const one=await made(code);self.engine=one.instance.exports;return one};";
      const Real = self.Blob;
      self.Blob = class extends Real {
        constructor(parts, options) { super(options?.type === "text/javascript" ? [way, ...parts] : parts, options); }
      };
    },
  });
  const still = await written("shipped.html");
  await last(page);
  same("untouched, the engine shows what the program wrote", await figures(page), still);
  const path = "party.us.face_saving";
  await slider(page, path).focus();
  const times = [];
  for (const key of ["ArrowRight", "PageUp", "ArrowLeft", "End", "Home"]) {
    times.push(await move(page, () => page.keyboard.press(key)));
    same(`after ${key}, the status tells what stands above`, await text(page, "#heard"), await text(page, "#now"));
  }
  const least = [0, 1].map((which) => Math.min(...times.map((one) => one[which])));
  console.log(`from a key to the first picture ${Math.round(least[0])} ms, to the last ${Math.round(least[1])} ms (least of ${times.length})`);
  check(`a move shows within ${LONGEST} ms`, least[0] < LONGEST, least);
  same("the status is one", await page.getAttribute("#heard", "role"), "status");
  const before = page.url();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(200);
  same("Enter on a slider leads nowhere", page.url(), before);

  const box = await slider(page, path).boundingBox();
  await move(page, () => page.mouse.click(box.x + 0.7 * box.width, box.y + box.height / 2));
  await move(page, () => page.locator('select[name="talks.format"]').selectOption({ label: "shuttle" }));
  check("the difference is told", / points by what was moved/.test(await text(page, "#now")), await text(page, "#now"));
  const command = await page.inputValue("#command");
  same("its line on a command line gives the same figures", await typed(command), await figures(page));
  const link = await page.getAttribute("#link", "href");
  const linked = await open("shipped.html", { link });
  await last(linked);
  same("its link gives the same figures", await figures(linked), await figures(page));
  same("its link gives the same line", await linked.inputValue("#command"), command);
  same("its link gives the same slider", await slider(linked, path).inputValue(), await slider(page, path).inputValue());
  silent("a linked page", linked);
  await linked.close();

  // A slider and a choice of the same number: the last counts.
  const event = "event.barrage.per_month";
  await find(page, event);
  await move(page, () => page.locator(`select[name="${event}"]`).selectOption({ index: 1 }));
  await page.locator(`input[name="${event}"]`).focus();
  await move(page, () => page.keyboard.press("ArrowRight"));
  same("of two ways to set a number one counts", (await page.inputValue("#command")).split(`${event}=`).length, 2);
  await find(page, "");

  await move(page, () => page.click("#reset"));
  same("set back, it is as the program wrote it", await figures(page), still);
  same("set back, nothing is set", (await page.inputValue("#command")).includes("--set"), false);
  await move(page, () => page.evaluate((link) => (location.hash = link), link));
  same("a link that is followed in the open page moves it", await page.inputValue("#command"), command);
  await move(page, () => page.click("#reset"));
  await move(page, () => page.selectOption("#scenario", "1"));
  same("another scenario is as the program plays it", await figures(page), await typed(await page.inputValue("#command")));
  await move(page, () => page.selectOption("#scenario", "0"));
  same("the first again is as it was", await figures(page), still);
  const memory = await page.workers()[0].evaluate(() => self.engine.memory.buffer.byteLength);
  check(`the engine takes less than ${MEMORY / 1e6} MB (${memory / 1e6})`, memory < MEMORY);
  silent("a page that is moved", page);
  await page.close();
}

// Who uses the keyboard alone, or listens.
{
  const page = await open("shipped.html");
  await last(page);
  const seen = (of) => of.filter((one) => one.checkVisibility()).map((one) => one.id);
  const wanted = await page.locator("#moves-0 [data-moves]").evaluateAll(seen);
  const reached = new Set();
  for (let key = 0; key < wanted.length + 10; key += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.id));
  }
  check("the tabulator reaches all that may be moved", wanted.length > 9 && wanted.every((id) => reached.has(id)), wanted.filter((id) => !reached.has(id)));
  check("and the rest of the controls", ["search", "reset", "link", "command", "scenario"].every((id) => reached.has(id)), [...reached]);
  const paths = await page.locator("#moves-0 [data-moves]").evaluateAll((all) => all.map((one) => [one.id, one.name]));
  const lost = [];
  for (const [id, path] of paths) {
    await find(page, path);
    if (!(await page.locator(`#${id}`).isVisible())) lost.push(path);
  }
  check(`searching finds each of ${paths.length} moves`, !lost.length, lost);
  await find(page, ".");
  const tree = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
  const heard = tree.nodes.filter((one) => ["slider", "combobox"].includes(one.role?.value));
  const mute = heard.filter((one) => !one.name?.value.trim() || !one.value?.value?.toString().trim());
  check("all of them have a name and a value that are heard", heard.length > 100 && !mute.length, [heard.length, mute.map((one) => one.name)]);
  silent("a page that is searched", page);
  await page.close();
}

// Links that lead nowhere, or say what cannot be.
for (const [what, set, told] of [
  ["a number out of its range", "party.us.face_saving=7", /7/],
  ["no number", "party.us.face_saving=nan'<img src=x onerror=alert(1)>", /must be a number/],
  ["a path that nothing has", "party.us.nothing\n<img src=x onerror=alert(1)>=1", /a setting needs `=`.*<img src/],
  ["a choice that is none", 'talks.format="letters"', /letters/],
]) {
  const page = await open("shipped.html", { link: `#${new URLSearchParams({ scenario: "0", set })}` });
  await last(page);
  check(`a link with ${what}: the mistake is told`, told.test(await text(page, "#now")), await text(page, "#now"));
  same("and heard", await text(page, "#heard"), await text(page, "#now"));
  await move(page, () => page.click("#reset"));
  check("and the page lives on", / settle, of /.test(await text(page, "#now")), await text(page, "#now"));
  same("nothing of it is markup", await page.locator("img").count(), 0);
  silent("such a page", page);
  await page.close();
}
for (const scenario of ["9", "length", "__proto__", "-1", ""]) {
  const page = await open("shipped.html", { link: `#scenario=${scenario}` });
  await last(page);
  same(`a link to scenario '${scenario}' shows the first`, await page.inputValue("#scenario"), "0");
  silent("it", page);
  await page.close();
}

// A scenario, and a file's name, full of tricks.
{
  const page = await open("hostile.html");
  await last(page);
  same("tricks: untouched, the engine shows what the program wrote", await figures(page), await written("hostile.html"));
  for (const one of await page.locator("#moves-0 [data-moves]").all()) {
    const [path, isRange] = await one.evaluate((one) => [one.name, one.type === "range"]);
    await find(page, path);
    if (isRange) await one.focus().then(() => page.keyboard.press("ArrowRight"));
    for (const option of isRange ? [] : await one.locator("option").evaluateAll((all) => all.map((option) => option.value))) {
      if (!option) continue;
      await move(page, () => one.selectOption(option));
      check(`tricks: ${option} is taken`, / settle, of /.test(await text(page, "#now")), await text(page, "#now"));
    }
  }
  await last(page);
  same("tricks: its line gives the same figures", await typed(await page.inputValue("#command")), await figures(page));
  same("tricks: nothing slipped in", await page.locator("img, iframe, [onload], [onerror], script:not([id]) ~ script").count(), 0);
  silent("it", page);
  await page.close();
}

// A telephone, paper, and browsers that cannot.
{
  const page = await open("shipped.html", { size: [390, 800] });
  await last(page);
  const isOpen = () => slider(page, "party.us.face_saving").isVisible();
  same("on a telephone the drawer is shut", await isOpen(), false);
  await page.focus("#drawer");
  await page.keyboard.press("Space");
  same("and opens by a key", await isOpen(), true);
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  check("nothing sticks out", wide <= room, [wide, room]);
  await page.emulateMedia({ media: "print" });
  same("on paper there are no controls", await page.locator("#controls").isVisible(), false);
  same("but the figures", await page.locator("main section").first().isVisible(), true);
  await page.close();
}
for (const [what, before] of [
  ["workers", () => delete self.Worker],
  ["unpacking", () => delete self.DecompressionStream],
  ["WebAssembly", () => delete self.WebAssembly],
  ["wide registers", () => (WebAssembly.validate = () => false)],
]) {
  const page = await open("shipped.html", { before });
  same(`without ${what} a sentence says so`, await page.locator("#still").isVisible(), true);
  same("there are no controls", await page.locator("#controls").isVisible(), false);
  check("the figures stand", (await figures(page)).length > 1_000);
  silent("it", page);
  await page.close();
}

// Whether everybody can use it.
for (const [size, scheme] of axe ? [[[1300, 1000], "light"], [[1300, 1000], "dark"], [[390, 800], "light"], [[390, 800], "dark"]] : []) {
  const page = await open("shipped.html", { size, link: `#${new URLSearchParams({ set: "party.us.face_saving=0.7" })}` });
  await page.emulateMedia({ colorScheme: scheme });
  await last(page);
  if (size[0] < 1_000) await page.check("#drawer");
  await page.evaluate(readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() => self.axe.run(document));
  const found = violations.map((one) => `${one.id}: ${one.nodes.length} times ${one.nodes[0].html.slice(0, 120)} ${one.nodes[0].failureSummary}`);
  check(`axe-core finds nothing at ${size[0]} pixels on a ${scheme} ground`, !found.length, found);
  await page.close();
}
await browser.close();
process.exitCode = wrong ? 1 : 0;
