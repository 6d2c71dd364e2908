/** The feed's filters: their values in the address, the matching posts, and the counts of matches. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { anything, choiceFrom, find, isLimited, searchWith, sorted } from "../../theme/assets/advocacy/feed/filters.js";

const DAY = 86_400;
/** Four entries: “ginger” in English and German, “jobs” in English only for LinkedIn, “café” only in French. */
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

test("filters are written to an address and read back", () => {
  const choice = { ...anything(), network: "x", topic: "Soda & school", text: "ginger 50 %" };
  assert.deepEqual(choiceFrom(searchWith(choice, "")), choice);
  assert.equal(searchWith(anything(), "?network=x"), "");
  assert.equal(searchWith({ ...anything(), topic: "people" }, "?ref=mail&network=x"), "?ref=mail&topic=people");
  assert.equal(isLimited(choiceFrom("?ref=mail&network=")), false);
});

test("unknown filter values are listed and ignored", () => {
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
  test(`posts that match ${JSON.stringify(choice)}`, () => assert.deepEqual(chosen(choice).posts, posts));
}

test("a count is the number of posts that the value would show", () => {
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

test("an expired post is neither shown nor counted", () => {
  assert.deepEqual(chosen({}, 10 * DAY * 1000 - 1).posts, [0, 2, 3]);
  const { posts, counts } = chosen({}, 10 * DAY * 1000);
  assert.deepEqual([posts, counts.language], [[0, 2], [2, 1, 0]]);
});

test("a post without the searched words is neither shown nor counted", () => {
  const { posts, counts } = chosen({ text: "x" }, 0, (place) => place < 2);
  assert.deepEqual([posts, counts.language], [[0], [1, 1, 0]]);
});

test("a post found in several languages is shown once, in the first of them", () => {
  const found = (says) => chosen({ text: "x" }, 0, says).posts;
  const several = index.posts.first.flatMap((first, place) => (first || index.posts.first[place + 1] ? [] : [place]));
  for (const place of several) assert.deepEqual(found((one) => one === place), [place]);
  assert.deepEqual(found(() => true), index.posts.first.flatMap((first, place) => (first ? [place] : [])));
});
