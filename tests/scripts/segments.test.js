/** Splitting texts into graphemes and words, including in browsers without Intl.Segmenter. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { graphemes, words } from "../../theme/assets/advocacy/core/segments.js";

const { Segmenter } = Intl;
delete Intl.Segmenter;
const old = await import("../../theme/assets/advocacy/core/segments.js?in-an-old-browser");
Intl.Segmenter = Segmenter;

for (const text of [
  "Hello, world",
  "a\r\nb\n\rc",
  "cafe\u0301 Z\u0351\u036b\u0343",
  "👍🏽👨‍👩‍👧‍👦🏳️‍⚧️❤️‍🔥🫱🏻‍🫲🏿",
  "🇩🇪🇫🇷🇪",
  "1️⃣#️⃣",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "日本語 안녕 مَرْحَبًا",
  "\ud83d\u0301a",
]) {
  test(`an old browser finds the same graphemes in ${text}`, () => {
    assert.deepEqual([...old.graphemes(text)], [...graphemes(text)]);
  });
}

test("an old browser finds the same words in a sentence", () => {
  const sentence = "Größer, as 2 of us don’t say: 3 litres!\nYes.";
  assert.deepEqual([...old.words(sentence)], [...words(sentence)]);
});
