/** Which address opens a network, by device: what Python does not know. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { opening } from "../../theme/assets/advocacy/composer/addresses.js";
import { builtinNetworks } from "./shared.js";

const networks = builtinNetworks();
const IPHONE = { platform: "mobile", system: "ios" };
const ANDROID = { platform: "mobile", system: "android" };
const COMPUTER = { platform: "desktop", system: "other" };
const TWO = { text: "Hello", link: "https://a.example/?b=1&c=2", title: "T" };
const ONE = { ...TWO, link: "https://a.example/?b=1" };

test("on iOS, Bluesky's app gets no text that it would cut", () => {
  const { bluesky } = networks;
  const nothing = { address: null, takesText: false, isCut: true };
  assert.deepEqual(opening(bluesky, TWO, IPHONE), nothing);
  assert.deepEqual(opening(bluesky, { ...ONE, text: "Ginger & lime" }, IPHONE), nothing);
  assert.equal(opening(bluesky, ONE, IPHONE).address, `https://bsky.app/intent/compose?text=Hello%0A${encodeURIComponent(ONE.link)}`);
});

test("elsewhere the text arrives whole", () => {
  for (const device of [ANDROID, COMPUTER]) assert.equal(opening(networks.bluesky, TWO, device).takesText, true);
  for (const name of ["x", "mastodon", "whatsapp", "threads", "telegram"]) {
    assert.equal(opening(networks[name], TWO, IPHONE).takesText, true, name);
  }
});

test("where a hub says that an app cuts no text any more, it gets each", () => {
  const mended = { ...networks.bluesky, intent: { ...networks.bluesky.intent, cut_at: [] } };
  assert.equal(opening(mended, TWO, IPHONE).takesText, true);
});
