/** Helpers for the tests of scripts: the vectors shared with Python, the package's facts, and random values. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CHECKOUT = new URL("../../", import.meta.url);
const FACTS = [
  "from mkdocs_advocacy.networks.load import builtin_networks",
  "from mkdocs_advocacy.networks.scripts import script_facts",
  "print(script_facts(builtin_networks(), {}))",
].join("; ");

/** Read a file in tests/vectors, or in the folder that ADVOCACY_VECTORS names. */
export function vectors(name) {
  const folder = process.env.ADVOCACY_VECTORS ?? new URL("tests/vectors", CHECKOUT).pathname;
  return JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
}

/** Return the facts of the package's networks as published for scripts. */
export function builtinNetworks() {
  const python = process.env.ADVOCACY_PYTHON ?? "python3";
  const env = { ...process.env, PYTHONUTF8: "1" };
  return JSON.parse(execFileSync(python, ["-c", FACTS], { encoding: "utf8", env }));
}

/** Return the package's top-level domains. */
export function topLevelDomains() {
  const lines = readFileSync(new URL("plugins/mkdocs_advocacy/networks/tlds.txt", CHECKOUT), "utf8").split("\n");
  return new Set(lines.filter((line) => line && !line.startsWith("#")));
}

/** Expand a text of the vectors: a string, or parts such as [part, 3], repeated three times. */
export function spelled(parts) {
  if (typeof parts === "string") return parts;
  return parts.map((part) => (typeof part === "string" ? part : part[0].repeat(part[1]))).join("");
}

/** Return reproducible random functions: numbers below a bound, and texts of up to `most` parts. */
export function chance(seed) {
  let state = seed;
  const below = (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const text = (parts, most) => Array.from({ length: below(most + 1) }, () => parts[below(parts.length)]).join("");
  return { below, text };
}
