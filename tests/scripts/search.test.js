/** Words of queries: the vectors that Python reads too, and what only a browser does with them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { stemsOf } from "../../theme/assets/advocacy/search/endings.js";
import { bestLine, marked } from "../../theme/assets/advocacy/search/marks.js";
import { meant, partsOf } from "../../theme/assets/advocacy/search/typos.js";
import { wordsOf } from "../../theme/assets/advocacy/search/words.js";
import { vectors } from "./shared.js";

vectors("search").forEach(({ text, words, why }, number) => {
  test(`search: ${number}: a text is split into the words that search knows`, () => {
    assert.deepEqual(wordsOf(text).map(({ whole, parts }) => [whole, ...parts]), words, why);
  });
});

for (const [word, stem] of [["butter", "but"], ["wasser", "was"], ["letter", "let"], ["offer", "off"]]) {
  test(`${word} is no form of ${stem}`, () => assert.ok(!stemsOf(word, ["de", "en"]).includes(stem)));
}

for (const [word, language, stem] of [
  ["bottles", "en", "bottl"],
  ["berry", "en", "berri"],
  ["running", "en", "run"],
  ["flaschen", "de", "flasch"],
  ["bouteilles", "fr", "bouteil"],
  ["canciones", "es", "cancion"],
  ["الزجاجات", "ar", "زجاج"],
]) {
  test(`the stem of ${word} is looked for`, () => assert.ok(stemsOf(word, [language]).includes(stem), stemsOf(word, [language])));
}

test("a word keeps three letters", () => {
  assert.deepEqual(stemsOf("ees", ["en"]), ["ees"]);
});

const VOCABULARY = ["ginger", "bottle", "wasser", "schule", "garten", "schulen"];

for (const [typed, word] of [
  ["giner", "ginger"],
  ["gingger", "ginger"],
  ["bottel", "bottle"],
  ["bettle", "bottle"],
  ["wassr", "wasser"],
  ["gxyger", undefined],
  ["gin", undefined],
]) {
  test(`${typed} means ${word}`, () => assert.equal(meant(typed, VOCABULARY), word));
}

test("a compound is made of words of the hub", () => {
  assert.deepEqual(partsOf("wasserschule", VOCABULARY), ["wasser", "schule"]);
  assert.deepEqual(partsOf("schulgarten", ["schul", "garten"]), ["schul", "garten"]);
  assert.deepEqual(partsOf("wassers", VOCABULARY), []);
});

const found = (text, ...words) =>
  marked(text, words, ["en", "de"])
    .map(([part, isFound]) => (isFound ? `[${part}]` : part))
    .join("");

test("what was found is marked, as it was written", () => {
  assert.equal(found("Crème & Ginger, gingerbread", "ginger"), "Crème & [Ginger], [gingerbread]");
  assert.equal(found("Two bottles at R&D", "bottle", "rǁd"), "Two [bottles] at [R&D]");
  assert.equal(found("生姜汽水", "汽水"), "生姜[汽水]");
  assert.equal(found("#GingerUp now", "gingerup"), "[#GingerUp] now");
  assert.equal(found("no such thing", "ginger"), "no such thing");
});

test("a line shows the first word that was found", () => {
  const line = bestLine(["Nothing here", `${"word ".repeat(60)}ginger ${"word ".repeat(60)}`], ["ginger"], ["en"]);
  const text = line.map(([part]) => part).join("");
  assert.ok(text.includes("ginger") && text.length < 150 && text.startsWith("… ") && text.endsWith(" …"), text);
  assert.deepEqual(bestLine(["Nothing here", "nor there"], ["ginger"], ["en"]), [["Nothing here", false]]);
  assert.deepEqual(bestLine(["", ""], ["ginger"], ["en"]), []);
});
