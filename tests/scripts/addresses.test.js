/** The address that opens a network, depending on the device: only the browser chooses it. */

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

test("a text that Bluesky's iOS app would cut is not sent to it", () => {
  const { bluesky } = networks;
  const nothing = { address: null, takesText: false, isCut: true };
  assert.deepEqual(opening(bluesky, TWO, IPHONE), nothing);
  assert.deepEqual(opening(bluesky, { ...ONE, text: "Ginger & lime" }, IPHONE), nothing);
  assert.equal(opening(bluesky, ONE, IPHONE).address, `https://bsky.app/intent/compose?text=Hello%0A${encodeURIComponent(ONE.link)}`);
});

test("all other apps and devices receive the whole text", () => {
  for (const device of [ANDROID, COMPUTER]) assert.equal(opening(networks.bluesky, TWO, device).takesText, true);
  for (const name of ["x", "mastodon", "whatsapp", "threads", "telegram"]) {
    assert.equal(opening(networks[name], TWO, IPHONE).takesText, true, name);
  }
});

test("a hub can declare that an app no longer cuts texts", () => {
  const corrected = { ...networks.bluesky, intent: { ...networks.bluesky.intent, cut_at: [] } };
  assert.equal(opening(corrected, TWO, IPHONE).takesText, true);
});
