/** Pages hide expired posts at the same time everywhere, whatever the device's time zone is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isFresh } from "../../theme/assets/advocacy/changes.js";
import { hasPassed } from "../../theme/assets/advocacy/expiry.js";
import { anything, find } from "../../theme/assets/advocacy/feed/filters.js";

/** The end of 31 October 2026 as in pages; see tests/site/test_zones.py and tests/core/test_days.py. */
const ENDS = {
  "America/New_York": "2026-11-01T04:00:00+00:00",
  "Asia/Kolkata": "2026-10-31T18:30:00+00:00",
  "Pacific/Kiritimati": "2026-10-31T10:00:00+00:00",
  "Pacific/Pago_Pago": "2026-11-01T11:00:00+00:00",
  UTC: "2026-11-01T00:00:00+00:00",
};
const DEVICES = ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"];

/** Return a feed of one post in one language that expires at a given time. */
const feed = (moment) => ({
  version: "1",
  chunk: 200,
  values: { network: [], campaign: [], topic: [], audience: [], language: [["en", "English"]] },
  sets: { network: [[]], campaign: [[]], topic: [[]], audience: [[]], language: [[0]] },
  posts: { network: [0], campaign: [0], topic: [0], audience: [0], language: [0], first: [1], expires: [Date.parse(moment) / 1000] },
  labels: {},
});

for (const [hub, moment] of Object.entries(ENDS)) {
  for (const device of DEVICES) {
    test(`a post of a hub in ${hub} expires on time for a device in ${device}`, (context) => {
      const zone = process.env.TZ;
      process.env.TZ = device;
      context.after(() => (zone === undefined ? delete process.env.TZ : (process.env.TZ = zone)));
      const end = Date.parse(moment.replace("+00:00", "Z"));
      assert.deepEqual([end - 1000, end - 1, end].map((now) => hasPassed(moment, now)), [false, false, true]);
      assert.deepEqual([end - 1, end].map((now) => find(feed(moment), anything(), now).posts.length), [1, 0]);
      assert.deepEqual([end - 1, end].map((before) => isFresh(moment, before)), [true, false]);
    });
  }
}

test("an invalid date hides nothing", () => {
  for (const moment of ["", "soon", "2026-13-01"]) assert.equal(hasPassed(moment, Date.now()), false);
});
