/** The order of the feed's entries, as their facts say it. Nothing here touches the page. */

import { BLOCK, preference } from "./first.js";

/** @typedef {import("./first.js").Facts} Facts */

/**
 * The advocate's own order: within each block of posts, newest first, the posts for them come first.
 *
 * @param {FeedIndex} index
 * @param {import("../store.js").Memory} memory
 * @param {readonly string[]} spoken the languages of the browser and of the feed
 * @param {readonly string[]} [chosen] kinds of filters that are in use
 * @returns {{ reasons: string[], sort: (places: number[]) => number[] }} why posts come first, and entries, newest first,
 *   in that order
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
    ranked.sort((one, other) => one.block - other.block || other.score - one.score);
    return ranked.map(({ place }) => place);
  };
  return { reasons, sort };
}

/** @type {Facts} */
const NOTHING = { networks: null, languages: [], audiences: [] };

/**
 * @param {FeedIndex} index
 * @returns {number[]} for each entry the number of its post, from 0
 */
export function numbersOf({ posts }) {
  let number = -1;
  return posts.first.map((first) => (number += first));
}

/**
 * @param {FeedIndex} index
 * @returns {Facts[]} of each post, in all its languages together
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
