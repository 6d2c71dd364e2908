/** What the tests of scripts share: the vectors that Python's tests read too, the package's facts, and chance. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CHECKOUT = new URL("../../", import.meta.url);
const FACTS = [
  "from mkdocs_advocacy.networks.load import builtin_networks",
  "from mkdocs_advocacy.networks.scripts import script_facts",
  "print(script_facts(builtin_networks(), {}))",
].join("; ");

/** The rows of a file in tests/vectors, or in the folder that ADVOCACY_VECTORS names. */
export function vectors(name) {
  const folder = process.env.ADVOCACY_VECTORS ?? new URL("tests/vectors", CHECKOUT).pathname;
  return JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
}

/** The facts of the package's networks, as Python hands them to scripts. */
export function builtinNetworks() {
  const python = process.env.ADVOCACY_PYTHON ?? "python3";
  const env = { ...process.env, PYTHONUTF8: "1" };
  return JSON.parse(execFileSync(python, ["-c", FACTS], { encoding: "utf8", env }));
}

/** The package's top-level domains. */
export function topLevelDomains() {
  const lines = readFileSync(new URL("plugins/mkdocs_advocacy/networks/tlds.txt", CHECKOUT), "utf8").split("\n");
  return new Set(lines.filter((line) => line && !line.startsWith("#")));
}

/** A text of the vectors: itself, or its parts one after the other, of which [part, 3] stands three times. */
export function spelled(parts) {
  if (typeof parts === "string") return parts;
  return parts.map((part) => (typeof part === "string" ? part : part[0].repeat(part[1]))).join("");
}

/** Chance that is the same in every run: numbers below a bound, and texts of up to `most` parts. */
export function chance(seed) {
  let state = seed;
  const below = (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const text = (parts, most) => Array.from({ length: below(most + 1) }, () => parts[below(parts.length)]).join("");
  return { below, text };
}
