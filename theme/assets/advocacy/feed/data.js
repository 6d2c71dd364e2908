/** The feed's data, each file loaded when it is first asked for. */

import { load } from "../load.js";
import { recall } from "../store.js";
import { folded, ofMine } from "./filters.js";
import { numbersOf } from "./order.js";

/**
 * @param {string} version of the page: another build's data have another address
 * @returns {Promise<FeedIndex>}
 */
export function loadIndex(version) {
  return load(`posts/data/index.json?v=${version}`);
}

/**
 * Which entries match what this device knows of their posts; the ids of all posts are loaded only where that matters.
 *
 * @param {FeedIndex} index
 * @param {import("./filters.js").Choice} choice
 * @returns {Promise<(place: number) => boolean>}
 */
export async function loadMine(index, choice) {
  if (!choice.saved && !choice.shared) return () => true;
  const { version, posts } = await load(`posts/data/posts.json?v=${index.version}`);
  if (version !== index.version) throw new Error("the hub was published anew");
  return ofMine(choice, posts, numbersOf(index), recall());
}

/**
 * @param {FeedIndex} index
 * @param {number} number
 * @returns {Promise<FeedCard[]>}
 */
async function loadChunk(index, number) {
  const chunk = await load(`posts/data/${number}.json?v=${index.version}`);
  if (chunk.version !== index.version) throw new Error("the hub was published anew");
  return chunk.cards;
}

/**
 * The words of some cards.
 *
 * @param {FeedIndex} index
 * @param {number[]} places
 * @returns {Promise<Map<number, FeedCard>>} by place
 */
export async function loadCards(index, places) {
  const cards = places.map(async (place) => {
    const chunk = await loadChunk(index, Math.floor(place / index.chunk));
    return /** @type {[number, FeedCard]} */ ([place, chunk[place % index.chunk]]);
  });
  return new Map(await Promise.all(cards));
}

/** @type {WeakMap<FeedCard[], string[]>} */
const texts = new WeakMap();

/**
 * What all entries say, as words are sought in it, a chunk after the other.
 *
 * @param {FeedIndex} index
 * @returns {AsyncGenerator<string[]>}
 */
export async function* loadTexts(index) {
  const { campaign, topic } = index.posts;
  const chunks = Array.from({ length: Math.ceil(campaign.length / index.chunk) }, (_, number) => loadChunk(index, number));
  for (const loading of chunks) loading.catch(() => {}); // the first that fails says it for all
  for (const [number, loading] of chunks.entries()) {
    const chunk = await loading;
    const known = texts.get(chunk);
    const said = known ?? chunk.map((card, at) => {
      const place = number * index.chunk + at;
      const named = [...names(index, "campaign", campaign[place]), ...names(index, "topic", topic[place])];
      return folded([card.title, card.summary, ...named].join("\n"));
    });
    texts.set(chunk, said);
    yield said;
  }
}

/**
 * What a set of values is called.
 *
 * @param {FeedIndex} index
 * @param {FilterKind} kind
 * @param {number} [set]
 * @returns {string[]}
 */
export function names(index, kind, set = -1) {
  return (index.sets[kind][set] ?? []).map((value) => index.values[kind][value]?.[1] ?? "");
}
