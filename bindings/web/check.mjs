// Holds the engine against the program, byte for byte: node check.mjs NEGSIM FILE, in the folder from which FILE is named.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine } from "./engine.mjs";

const [negsim, file] = process.argv.slice(2);
const run = (...options) => spawnSync(negsim, ["run", file, "--quiet", ...options], { encoding: "utf8", maxBuffer: 1e9 });
const json = (...options) => run("--json", ...options).stdout;
const refusal = (work) => {
  try {
    work();
  } catch (refused) {
    return refused.message;
  }
};
const wrong = [];
const same = (what, ours, theirs) => {
  console.log(`${ours === theirs ? "same" : "NOT THE SAME"}: ${what}`);
  if (ours !== theirs) wrong.push(what);
};

const { load } = await engine(readFileSync(new URL("../engine/engine.gz", import.meta.url)));
const made = mkdtempSync(join(tmpdir(), "negsim-"));
try {
  run("--draws", "1024", "--out", made, "--html", join(made, "page.html"));
  const page = readFileSync(join(made, "page.html"), "utf8");
  const session = load(readFileSync(join(made, "scenario.toml"), "utf8"), file);
  session.plan(0, 25_000, 4);
  session.advance(1);
  session.advance(255);
  same("256 of 25,000 draws as JSON", session.json(), json("--draws", "256"));
  session.advance(768);
  same("1,024 draws as JSON", session.json(), json("--draws", "1024"));
  same("1,024 draws as a page", session.page(), page);
  const [, first] = session.figures().split("<section");
  same("its first figure", page.split("<section")[1], first);
  const changes = ["rounds=9", "talks.collapse_after=5"];
  session.set(changes);
  session.advance(256);
  const changed = ["--draws", "256", ...changes.flatMap((change) => ["--set", change])];
  same("256 draws with changes", session.json(), json(...changed));
  same("a mistake", refusal(() => session.set(["rouns=9"])) + "\n", run("--set", "rouns=9").stderr);
  same("as before the mistake", session.json(), json(...changed));
} finally {
  rmSync(made, { recursive: true });
}
process.exitCode = wrong.length;
