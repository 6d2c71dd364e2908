/** Loads the feed's data on demand. */

import { PublishedAnew, load } from "../load.js";
import { recall } from "../store.js";
import { ofMine } from "./filters.js";
import { numbersOf } from "./order.js";

/**
 * @param {string} version the page's version, as each build's data has its own URL
 * @returns {Promise<FeedIndex>}
 */
export function loadIndex(version) {
  return load(`posts/data/index.json?v=${version}`);
}

/**
 * Query the hub's search, which identifies posts by their positions in the feed.
 *
 * @template T
 * @param {(search: import("../search/index.js").Index) => Promise<T> | T} question
 * @returns {Promise<T>}
 */
export async function askSearch(question) {
  const { ask } = await import("../search/index.js");
  return ask(question);
}

/**
 * Return a test for the “saved” and “shared” filters. Loads the ids of all posts only if one is active.
 *
 * @param {FeedIndex} index
 * @param {import("./filters.js").Choice} choice
 * @returns {Promise<(place: number) => boolean>}
 */
export async function loadMine(index, choice) {
  if (!choice.saved && !choice.shared) return () => true;
  const { version, posts } = await load(`posts/data/posts.json?v=${index.version}`);
  if (version !== index.version) throw new PublishedAnew();
  return ofMine(choice, posts, numbersOf(index), recall());
}

/**
 * @param {FeedIndex} index
 * @param {number} number
 * @returns {Promise<FeedCard[]>}
 */
async function loadChunk(index, number) {
  const chunk = await load(`posts/data/${number}.json?v=${index.version}`);
  if (chunk.version !== index.version) throw new PublishedAnew();
  return chunk.cards;
}

/**
 * Load the content of some cards.
 *
 * @param {FeedIndex} index
 * @param {number[]} places
 * @returns {Promise<Map<number, FeedCard>>} by position
 */
export async function loadCards(index, places) {
  const cards = places.map(async (place) => {
    const chunk = await loadChunk(index, Math.floor(place / index.chunk));
    return /** @type {[number, FeedCard]} */ ([place, chunk[place % index.chunk]]);
  });
  return new Map(await Promise.all(cards));
}

/**
 * Return the display names of a set of values.
 *
 * @param {FeedIndex} index
 * @param {FilterKind} kind
 * @param {number} [set]
 * @returns {string[]}
 */
export function names(index, kind, set = -1) {
  return (index.sets[kind][set] ?? []).map((value) => index.values[kind][value]?.[1] ?? "");
}
