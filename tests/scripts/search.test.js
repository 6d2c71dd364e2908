/** Search queries: the vectors shared with Python, and functions that only browsers have. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { stemsOf } from "../../theme/assets/advocacy/search/endings.js";
import { bestLine, marked } from "../../theme/assets/advocacy/search/marks.js";
import { meant, partsOf } from "../../theme/assets/advocacy/search/typos.js";
import { wordsOf } from "../../theme/assets/advocacy/search/words.js";
import { vectors } from "./shared.js";

vectors("search").forEach(({ text, words, why }, number) => {
  test(`search: ${number}: a text is split into search words`, () => {
    assert.deepEqual(wordsOf(text).map(({ whole, parts }) => [whole, ...parts]), words, why);
  });
});

for (const { word, language, endings, stems, why } of vectors("stems")) {
  test(`stems: ${word} (${language})`, () => assert.deepEqual(stemsOf(word, [endings]).sort(), [...stems].sort(), why));
}

test("a word is stemmed with the endings of every language", () => {
  assert.ok(stemsOf("flaschen", ["s es", "en n"]).includes("flasch"));
});

const VOCABULARY = ["ginger", "bottle", "wasser", "schule", "garten", "schulen"];

for (const [typed, word] of [
  ["giner", "ginger"],
  ["gingger", "ginger"],
  ["bottel", "bottle"],
  ["bettle", "bottle"],
  ["wassr", "wasser"],
  ["gxyger", undefined],
  ["ringer", undefined],
  ["gin", undefined],
]) {
  test(`${typed} is corrected to ${word}`, () => assert.equal(meant(typed, VOCABULARY), word));
}

test("a compound is split into words of the hub", () => {
  assert.deepEqual(partsOf("wasserschule", VOCABULARY), ["wasser", "schule"]);
  assert.deepEqual(partsOf("schulgarten", ["schul", "garten"]), ["schul", "garten"]);
  assert.deepEqual(partsOf("wassers", VOCABULARY), []);
});

const found = (text, ...words) =>
  marked(text, words, ["s es e", "en er e"])
    .map(([part, isFound]) => (isFound ? `[${part}]` : part))
    .join("");

test("matches are marked in their original spelling", () => {
  assert.equal(found("Crème & Ginger, gingerbread", "ginger"), "Crème & [Ginger], [gingerbread]");
  assert.equal(found("Two bottles at R&D", "bottle", "rǁd"), "Two [bottles] at [R&D]");
  assert.equal(found("生姜汽水", "汽水"), "生姜[汽水]");
  assert.equal(found("#GingerUp now", "gingerup"), "[#GingerUp] now");
  assert.equal(found("no such thing", "ginger"), "no such thing");
});

test("an excerpt shows the first match", () => {
  const line = bestLine(["Nothing here", `${"word ".repeat(60)}ginger ${"word ".repeat(60)}`], ["ginger"], ["s es"]);
  const text = line.map(([part]) => part).join("");
  assert.ok(text.includes("ginger") && text.length < 150 && text.startsWith("… ") && text.endsWith(" …"), text);
  assert.deepEqual(bestLine(["Nothing here", "nor there"], ["ginger"], ["s es"]), [["Nothing here", false]]);
  assert.deepEqual(bestLine(["", ""], ["ginger"], ["s es"]), []);
});
