/** Finding avoided words and confidential terms: the vectors shared with Python. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { finder } from "../../theme/assets/advocacy/core/phrases.js";
import { opener, quickHash, slowHash } from "../../theme/assets/advocacy/core/secrets.js";
import { tokens } from "../../theme/assets/advocacy/core/tokens.js";
import { vectors } from "./shared.js";

vectors("tokens").forEach(({ why, text, words, written }) => {
  test(`tokens: ${why}`, () => {
    const found = tokens(text);
    assert.deepEqual(found.map(({ word }) => word), words);
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), written);
  });
});

vectors("phrases").forEach(({ why, text, forms, instead, exact, say = [], found }) => {
  test(`phrases: ${why}`, () => {
    const hits = finder([{ forms, instead, exact }], say)(tokens(text), text);
    assert.deepEqual(hits.map(({ start, end }) => text.slice(start, end)), found);
  });
});

const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

vectors("secrets").forEach(({ salt, letters, rounds, quick, slow }) => {
  test(`secrets: ${letters}`, async () => {
    assert.equal(quickHash(bytes(salt), letters), quick);
    assert.equal(await slowHash(bytes(salt), letters, rounds), slow);
    const lock = { salt, rounds, words: 1, size: 8, sieve: btoa(String.fromCharCode(1 << quick % 8)), hashes: [slow] };
    const isSecret = opener(lock);
    assert.equal(await isSecret(letters), true);
    assert.equal(await isSecret(`${letters}x`), false);
  });
});
