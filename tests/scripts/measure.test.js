/** Measuring texts: the vectors shared with Python, and the position at which a text is cut. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { loadAscii, needsAscii } from "../../theme/assets/advocacy/core/ascii.js";
import { cutAt, measured } from "../../theme/assets/advocacy/core/measure.js";
import { graphemes } from "../../theme/assets/advocacy/core/segments.js";
import { builtinNetworks, chance, spelled, topLevelDomains, vectors } from "./shared.js";

const networks = builtinNetworks();
const domains = topLevelDomains();
const rows = vectors("measure").map((row) => ({ ...row, text: spelled(row.text), facts: networks[row.network].text }));
const early = rows.map(({ text, facts }) => ({ ...measured(text, facts, domains), isNeeding: needsAscii(text) }));
await loadAscii();

test("the ASCII module is loaded for every text whose length depends on it", () => {
  rows.forEach(({ network, text, facts, length, unit = facts.unit }, number) => {
    const found = early[number];
    assert.ok(found.isNeeding || (found.length === length && found.unit === unit), `${network}: ${text}`);
  });
});

rows.forEach(({ network, text, facts, length, fits, unit = facts.unit, why }, number) => {
  test(`${number}-${network}: a text has the length that its network counts`, () => {
    const limit = unit === facts.unit ? (facts.limit ?? null) : facts.byte_limit;
    assert.deepEqual(measured(text, facts, domains), { length, limit, unit, fits }, why ?? JSON.stringify(text));
  });
});

test("a text that fits is never cut", () => {
  for (const { text, facts, length } of rows.filter((row) => row.fits)) {
    assert.equal(cutAt(text, length, facts, domains), text.length, JSON.stringify(text));
  }
});

const PARTS = [
  ..."ab .,:/@-_?#\n1日ש€©…",
  ...["\r\n", "\r", "é", "e\u0301", "\u0301", "\u20dd", "\u0600"],
  ...["👍🏽", "🏽", "👨‍👩‍👧", "\u200d", "🇩🇪", "🇫", "1\ufe0f\u20e3", "\ufe0f"],
  ...["https://", "https://a.com/b", "example.com", "mu\u0308nchen.de", "@carl@a.com", "\ud83d", "\udc4b", "क्षि"],
];

test("a text is cut between graphemes, and never within a link with a fixed weight", () => {
  const { below, text: anyText } = chance(1);
  for (let round = 0; round < 3000; round++) {
    const text = anyText(PARTS, 20);
    const [id, { text: facts }] = Object.entries(networks)[below(Object.keys(networks).length)];
    const { length } = measured(text, { ...facts, byte_limit: undefined }, domains);
    const most = below(length + 3);
    const end = cutAt(text, most, facts, domains);
    const said = `${id}, ${most} of ${length}: ${JSON.stringify(text)}`;
    const ends = [0];
    for (const grapheme of graphemes(text)) ends.push(ends.at(-1) + grapheme.length);
    assert.ok(ends.includes(end), said);
    assert.equal(end === text.length, most >= length || text === "", said);
    assert.ok(end >= cutAt(text, most - 1, facts, domains), said);
    const links = facts.counting !== "plain" && facts.counting !== "mailto";
    if (!links) assert.ok(end === 0 || measured(text.slice(0, end), facts, domains).length <= most, said);
  }
});

test("the cut is at the limit", () => {
  const { x, bluesky, mastodon, email } = networks;
  const rest = (text, most, network) => text.slice(cutAt(text, most, network.text, domains));
  assert.equal(rest("Hello world", 5, x), " world");
  assert.equal(rest("See https://example.com/a/long/path now", 26, x), "https://example.com/a/long/path now");
  assert.equal(rest("See https://example.com/a/long/path now", 27, x), " now");
  assert.equal(rest("cafe\u0301 au lait", 4, x), " au lait");
  assert.equal(rest("mu\u0308nchen.de e\u0301te\u0301", 25, x), "te\u0301");
  assert.equal(rest("日本語", 3, x), "本語");
  assert.equal(rest("👍🏽👍🏽👍🏽", 5, x), "👍🏽");
  assert.equal(rest("👍🏽👍🏽👍🏽", 2, bluesky), "👍🏽");
  assert.equal(rest("@carl@a.example hi", 5, mastodon), " hi");
  assert.equal(rest("@carl@a.example hi", 4, mastodon), "l@a.example hi");
  assert.equal(rest("see https://example.com/long/path/here and there", 27, mastodon), " and there");
  assert.equal(rest("a\nb", 23, email), "\nb");
  assert.equal(rest("a\nb", 29, email), "b");
  const families = "👨‍👩‍👧‍👦".repeat(121);
  assert.equal(rest(families, 300, bluesky), "👨‍👩‍👧‍👦");
});

/** Return the shortest of five run times in milliseconds, which is least affected by other processes. */
function milliseconds(work) {
  const runs = [1, 2, 3, 4, 5].map(() => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...runs);
}

for (const run of ["a", "ä", "日", "a_", "a-", "a.", "🇩", "@a@", "https://", "a.com/(", "(", "\u0301", "@a@.", "a.com?"]) {
  test(`a long run of ${JSON.stringify(run)} is measured in linear time`, () => {
    const took = (length) => {
      const text = `${run.repeat(length / run.length)}.`;
      return milliseconds(() => ["x", "mastodon"].map((id) => measured(text, networks[id].text, domains)));
    };
    const ratio = took(64_000) / Math.max(took(4_000), 1);
    assert.ok(ratio < 100, `16 times the letters take ${ratio.toFixed()} times as long`);
  });
}
