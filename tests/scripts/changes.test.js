/** Readable differences between two texts. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { changes } from "../../theme/assets/advocacy/core/changes.js";
import { chance } from "./shared.js";

/** Write the changes in one line: [-removed-] {+added+} */
const inOneLine = (before, after) =>
  changes(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `{+${text}+}`))
    .join("");

for (const [before, after, expected] of [
  ["", "", ""],
  ["Hello world", "Hello world", "Hello world"],
  ["", "Hello", "{+Hello+}"],
  ["Hello", "", "[-Hello-]"],
  ["Hello world", "Hello big world", "Hello {+big +}world"],
  ["Two new flavours", "Three new flavours", "[-Two-]{+Three+} new flavours"],
  ["It is out now.", "It is out today!", "It is out [-now.-]{+today!+}"],
  ["one two three", "four five six", "[-one two three-]{+four five six+}"],
  ["one two\n\nthree four", "one 2\n\n3 four", "one [-two-]{+2+}\n\n[-three-]{+3+} four"],
  ["größer als", "größere als", "[-größer-]{+größere+} als"],
  ["Hi 👍🏽", "Hi 👍🏿", "Hi [-👍🏽-]{+👍🏿+}"],
  ["a b c d", "c d a b", "[-a b -]c d{+ a b+}"],
]) {
  test(`from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
    assert.equal(inOneLine(before, after), expected);
  });
}

test("unchanged and removed parts are the old text, unchanged and added parts the new one", () => {
  const { text: anyText } = chance(4);
  for (let round = 0; round < 1000; round++) {
    const before = anyText(["a", "b", " ", ". ", "\n", "ä", "👍🏽"], 25);
    const after = anyText(["a", "b", " ", ". ", "\n"], 25);
    const found = changes(before, after);
    const all = (kind) => found.filter((change) => change.kind === "same" || change.kind === kind);
    assert.equal(all("removed").map(({ text }) => text).join(""), before);
    assert.equal(all("added").map(({ text }) => text).join(""), after);
  }
});

test("changes are found in long texts too", () => {
  const { text: anyText } = chance(5);
  const words = Array.from({ length: 50 }, (_, number) => `word${number} `);
  const [one, other] = [`First ${anyText(words, 20000)}end`, `First ${anyText(words, 20000)}end`];
  const found = changes(one, other);
  assert.deepEqual(found.map(({ kind }) => kind), ["same", "removed", "added", "same"]);
});
