/** The feed's order for an advocate, and filters for saved and shared posts. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { BLOCK, preference } from "../../theme/assets/advocacy/feed/first.js";
import { anything, ofMine } from "../../theme/assets/advocacy/feed/filters.js";
import { numbersOf, orderOf } from "../../theme/assets/advocacy/feed/order.js";

/** Four posts: for all networks in English and German; for LinkedIn; for X and customers; only in French. */
const index = {
  version: "1",
  chunk: 200,
  values: {
    network: [["linkedin", "LinkedIn"], ["x", "X"]],
    campaign: [],
    topic: [],
    audience: [["employees", "Employees"], ["customers", "Customers"]],
    language: [["en", "English"], ["de", "Deutsch"], ["fr", "français"]],
  },
  sets: { network: [[0, 1], [0], [1]], campaign: [[]], topic: [[]], audience: [[0], [1]], language: [[0], [1], [2]] },
  posts: {
    network: [0, 0, 1, 2, 0],
    campaign: [0, 0, 0, 0, 0],
    topic: [0, 0, 0, 0, 0],
    audience: [0, 0, 0, 1, 0],
    language: [0, 1, 0, 0, 2],
    first: [1, 0, 1, 1, 1],
    expires: [0, 0, 0, 0, 0],
  },
  offered: 2,
  labels: {},
};
const FIRSTS = [0, 2, 3, 4];
const memory = (more) => ({ networks: [], fields: {}, posts: {}, saved: [], ...more });
const inOrder = (index, places, memory, spoken, chosen) => orderOf(index, memory, spoken, chosen).sort(places);
const sorted = (more, spoken = []) => inOrder(index, FIRSTS, memory(more), spoken);

for (const [more, spoken, order] of [
  [{}, [], FIRSTS],
  [{ networks: ["x"] }, [], [0, 3, 4, 2]],
  [{ networks: ["linkedin"] }, [], [0, 2, 4, 3]],
  [{ networks: ["linkedin", "x"] }, [], FIRSTS],
  [{ networks: ["myspace"] }, [], [0, 4, 2, 3]],
  [{ audience: "customers" }, [], [3, 0, 2, 4]],
  [{ audience: "nobody" }, [], FIRSTS],
  [{ language: "fr" }, ["de"], [4, 0, 2, 3]],
  [{ language: "de" }, [], FIRSTS],
  [{}, ["fr-CA"], [4, 0, 2, 3]],
  [{}, ["fr-CA", "en"], FIRSTS],
  [{}, ["en"], FIRSTS],
  [{}, ["it", "de-AT"], FIRSTS],
  [{ networks: ["x"], audience: "customers", language: "fr" }, [], [3, 4, 0, 2]],
  [{ networks: ["x"], newest: true }, ["fr"], FIRSTS],
]) {
  test(`first with ${JSON.stringify(more)} and ${spoken}`, () => assert.deepEqual(sorted(more, spoken), order));
}

test("a filtered property no longer affects the order", () => {
  const order = orderOf(index, memory({ networks: ["x"], audience: "customers" }), [], ["network"]);
  assert.deepEqual([order.reasons, order.sort(FIRSTS)], [["audience"], [3, 0, 2, 4]]);
});

test("a post in several languages is preferred in each of them", () => {
  assert.deepEqual(inOrder(index, [0, 1, 2], memory({ language: "de" }), []), [0, 1, 2]);
  assert.deepEqual(inOrder(index, [2, 3, 1], memory({ language: "de" }), []), [1, 2, 3]);
});

test("only properties that differ among the newest posts affect the order", () => {
  const facts = (networks) => ({ networks, languages: ["en"], audiences: ["employees"] });
  const reasons = (...posts) => preference({ networks: ["x"], audience: "employees" }, ["en"], posts).reasons;
  assert.deepEqual(reasons(facts(null), facts(["x"])), []);
  assert.deepEqual(reasons(facts(null), facts(["linkedin"])), ["network"]);
  assert.deepEqual(reasons(facts(["linkedin"])), []);
  assert.deepEqual(reasons(), []);
});

for (const wrong of [{ networks: "x" }, { networks: [1] }, { language: 4, audience: {} }, { networks: null }]) {
  test(`invalid stored data such as ${JSON.stringify(wrong)} is ignored`, () => {
    const facts = [["en"], ["de"]].map((languages) => ({ networks: ["x"], languages, audiences: ["employees"] }));
    assert.deepEqual(preference(wrong, [], facts).reasons, []);
  });
}

test("ten thousand posts are sorted in blocks, newest block first, with preferred posts first in each", () => {
  const count = 10_000;
  const column = (value) => Array.from({ length: count }, (_, place) => value(place));
  const posts = { ...index.posts, first: column(() => 1) };
  for (const kind of ["campaign", "topic", "audience", "language", "expires"]) posts[kind] = column(() => 0);
  posts.network = column((place) => (place % 2 ? 1 : 2)); // LinkedIn, X, LinkedIn …
  const places = column((place) => place);
  const order = inOrder({ ...index, posts }, places, memory({ networks: ["linkedin"] }), []);
  assert.equal(new Set(order).size, count);
  assert.deepEqual(order.slice(0, 3), [1, 3, 5]);
  assert.deepEqual(order.slice(BLOCK / 2 - 1, BLOCK / 2 + 1), [BLOCK - 1, 0]);
  for (let start = 0; start < count; start += BLOCK) {
    const block = order.slice(start, start + BLOCK);
    assert.deepEqual([Math.min(...block), Math.max(...block)], [start, Math.min(start + BLOCK, count) - 1]);
  }
});

test("all entries of a post have the same number", () => assert.deepEqual(numbersOf(index), [0, 0, 1, 2, 3]));

test("saved posts and posts that were not shared yet can be filtered", () => {
  const ids = ["a", "b", "constructor", "d"];
  const known = memory({ saved: ["b", "gone"], posts: Object.assign(Object.create(null), { a: { shared: { x: 1 } }, d: { shared: {} } }) });
  const places = (choice) => [0, 1, 2, 3, 4].filter(ofMine({ ...anything(), ...choice }, ids, numbersOf(index), known));
  assert.deepEqual(places({}), [0, 1, 2, 3, 4]);
  assert.deepEqual(places({ saved: "yes" }), [2]);
  assert.deepEqual(places({ shared: "no" }), [2, 3, 4]);
  assert.deepEqual(places({ saved: "yes", shared: "no" }), [2]);
});
