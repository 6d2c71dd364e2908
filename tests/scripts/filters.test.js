/** Which posts the feed shows: the choice in the address, what matches it, and how many would. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { anything, choiceFrom, find, isLimited, searchWith, sorted } from "../../theme/assets/advocacy/feed/filters.js";

const DAY = 86_400;
/** Four entries: “ginger” in English and German, “jobs” in English for LinkedIn alone, “café” in French alone. */
const index = {
  version: "1",
  chunk: 200,
  values: {
    network: [["linkedin", "LinkedIn"], ["x", "X"]],
    campaign: [["launch", "Launch & more"]],
    topic: [["people", "people"], ["product", "product"]],
    audience: [["employees", "Employees"], ["customers", "Customers"]],
    language: [["en", "English"], ["de", "Deutsch"], ["fr", "français"]],
  },
  sets: {
    network: [[0, 1], [0]],
    campaign: [[0], []],
    topic: [[1], [0, 1], []],
    audience: [[0, 1], [0]],
    language: [[0], [1], [2]],
  },
  posts: {
    network: [0, 0, 1, 0],
    campaign: [0, 0, 1, 1],
    topic: [0, 0, 1, 2],
    audience: [0, 0, 1, 0],
    language: [0, 1, 0, 2],
    first: [1, 0, 1, 1],
    expires: [0, 0, 0, 10 * DAY],
  },
  labels: {},
};
const chosen = (choice, now = 0, says) => find(index, { ...anything(), ...choice }, now, says);

test("an address says a choice and the choice that address", () => {
  const choice = { ...anything(), network: "x", topic: "Soda & school", text: "ginger 50 %" };
  assert.deepEqual(choiceFrom(searchWith(choice, "")), choice);
  assert.equal(searchWith(anything(), "?network=x"), "");
  assert.equal(searchWith({ ...anything(), topic: "people" }, "?ref=mail&network=x"), "?ref=mail&topic=people");
  assert.equal(isLimited(choiceFrom("?ref=mail&network=")), false);
});

test("values that the hub does not have are named and limit nothing", () => {
  const { choice, unknown } = sorted(choiceFrom("?network=myspace&topic=people&language=tlh"), index);
  assert.deepEqual(choice, { ...anything(), topic: "people" });
  assert.deepEqual(unknown, ["myspace", "tlh"]);
});

for (const [choice, posts] of [
  [{}, [0, 2, 3]],
  [{ network: "x" }, [0, 3]],
  [{ campaign: "launch" }, [0]],
  [{ topic: "people" }, [2]],
  [{ audience: "customers" }, [0, 3]],
  [{ language: "de" }, [1]],
  [{ language: "fr", network: "x" }, [3]],
  [{ topic: "people", network: "x" }, []],
]) {
  test(`what matches ${JSON.stringify(choice)}`, () => assert.deepEqual(chosen(choice).posts, posts));
}

test("a count is what choosing that value would show", () => {
  const choices = [{}, { network: "x" }, { topic: "product" }, { language: "de" }, { audience: "customers", network: "x" }];
  for (const choice of choices) {
    const { counts, without } = chosen(choice);
    for (const [kind, values] of Object.entries(index.values)) {
      values.forEach(([value], place) => {
        const there = chosen({ ...choice, [kind]: value }).posts.length;
        assert.equal(counts[kind][place], there, `${JSON.stringify(choice)} and ${value}`);
      });
      assert.equal(without[kind], chosen({ ...choice, [kind]: "" }).posts.length, `${JSON.stringify(choice)} less ${kind}`);
    }
  }
});

test("what has expired matches nothing and counts nowhere", () => {
  assert.deepEqual(chosen({}, 10 * DAY * 1000 - 1).posts, [0, 2, 3]);
  const { posts, counts } = chosen({}, 10 * DAY * 1000);
  assert.deepEqual([posts, counts.language], [[0, 2], [2, 1, 0]]);
});

test("what does not say the words does not count either", () => {
  const { posts, counts } = chosen({ text: "x" }, 0, (place) => place < 2);
  assert.deepEqual([posts, counts.language], [[0], [1, 1, 0]]);
});

test("a post that another language says counts once, in the first language that says the words", () => {
  const found = (says) => chosen({ text: "x" }, 0, says).posts;
  const several = index.posts.first.flatMap((first, place) => (first || index.posts.first[place + 1] ? [] : [place]));
  for (const place of several) assert.deepEqual(found((one) => one === place), [place]);
  assert.deepEqual(found(() => true), index.posts.first.flatMap((first, place) => (first ? [place] : [])));
});
