/** Sorts the feed's entries by their facts. Independent of the DOM. */

import { BLOCK, preference } from "./first.js";

/** @typedef {import("./first.js").Facts} Facts */

/**
 * Return the advocate's order. Within each block of posts, newest first, the relevant posts come first.
 *
 * @param {FeedIndex} index
 * @param {import("../store.js").Memory} memory
 * @param {readonly string[]} spoken the languages of the browser and the feed
 * @param {readonly string[]} [chosen] kinds of active filters
 * @returns {{ reasons: string[], sort: (places: number[]) => number[] }} the reasons for the order, and a function that
 *   sorts the positions of entries given newest first
 */
export function orderOf(index, memory, spoken, chosen) {
  const facts = factsOf(index);
  const { reasons, score } = preference(memory, spoken, facts.slice(0, BLOCK), chosen);
  if (memory.newest || !reasons.length) return { reasons, sort: (places) => places };
  const numbers = numbersOf(index);
  const rank = (/** @type {number} */ place) => {
    const number = numbers[place] ?? 0;
    return { place, block: Math.floor(number / BLOCK), score: score(facts[number] ?? NOTHING) };
  };
  const sort = (/** @type {number[]} */ places) => {
    const ranked = places.map(rank);
    ranked.sort((a, b) => a.block - b.block || b.score - a.score);
    return ranked.map(({ place }) => place);
  };
  return { reasons, sort };
}

/** @type {Facts} */
const NOTHING = { networks: null, languages: [], audiences: [] };

/**
 * @param {FeedIndex} index
 * @returns {number[]} the post number of each entry, from 0
 */
export function numbersOf({ posts }) {
  let number = -1;
  return posts.first.map((first) => (number += first));
}

/**
 * @param {FeedIndex} index
 * @returns {Facts[]} the facts of each post, with all its languages
 */
function factsOf({ posts, sets, values, offered }) {
  /** @type {Facts[]} */
  const found = [];
  posts.first.forEach((first, place) => {
    const [networks = [], languages = [], audiences = []] = /** @type {const} */ (["network", "language", "audience"]).map(
      (kind) => (sets[kind][posts[kind][place] ?? 0] ?? []).map((value) => values[kind][value]?.[0] ?? ""),
    );
    if (first) found.push({ networks: networks.length === offered ? null : networks, languages, audiences });
    else found.at(-1)?.languages.push(...languages);
  });
  return found;
}
