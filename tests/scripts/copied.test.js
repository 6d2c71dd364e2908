/** Whether a post changed since an advocate copied its text. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { outdated } from "../../theme/assets/advocacy/composer/memory.js";

const variant = (id, text) => ({ id, text, link: null, length: 1, limit: null });
const post = {
  id: "one",
  language: "en",
  title: "One",
  fields: {},
  texts: ["May", "June"],
  networks: { x: [variant("a", 0), variant("b", 1)], bluesky: [variant("a", 0)] },
};

test("nothing is outdated if nothing was copied or nothing changed", () => {
  assert.equal(outdated(post, {}), null);
  assert.equal(outdated(post, { "en/x/a": "May", "de/x/a": "Mai", "en/x/z": "gone" }), null);
});

test("each change is shown until it is dismissed, once for all networks with that text", () => {
  const copied = { "en/x/a": "March", "en/x/b": "April", "en/bluesky/a": "March" };
  const first = outdated(post, copied);
  assert.deepEqual(first, {
    before: "March",
    after: "May",
    current: { "en/x/a": "May", "en/bluesky/a": "May" },
  });
  const second = outdated(post, { ...copied, ...first.current });
  assert.deepEqual(second, { before: "April", after: "June", current: { "en/x/b": "June" } });
  assert.equal(outdated(post, { ...copied, ...first.current, ...second.current }), null);
});
