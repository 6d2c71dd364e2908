/** What this device remembers for its advocate: one entry of localStorage, which they can see and delete. */

export const KEY = "advocacy";
const MOST_POSTS = 200;

/**
 * What is remembered of one post.
 *
 * @typedef {object} PostMemory
 * @property {number} [variant] the variant that this device was dealt, from 0
 * @property {Record<string, number>} [shared] when it was shared last, by network, in milliseconds since 1970
 * @property {Record<string, string>} [copied] the template's text when it was last copied or shared, by variant
 * @property {Record<string, string>} [edited] the advocate's own text, by the template's text
 * @property {number} [touched] when anything of this was written last
 */

/**
 * @typedef {object} Memory
 * @property {string[]} networks the advocate's own networks, the latest first
 * @property {Record<string, string>} fields what was filled in, by the field's name
 * @property {string} [instance] the advocate's Mastodon server
 * @property {Record<string, PostMemory>} posts by id
 * @property {{ before: number, last: number }} [visits] when the visit before this one ended, and this one's last moment
 */

/** @returns {Memory} what is remembered; nothing where it cannot be read */
export function recall() {
  /** @type {Memory} */
  const nothing = { networks: [], fields: {}, posts: {} };
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isPlain(found) ? { ...nothing, ...sound(found) } : nothing;
  } catch {
    return nothing; // storage is switched off, or what stands there is not ours
  }
}

/**
 * Change what is remembered. Where the device keeps nothing, nothing happens.
 *
 * @param {(memory: Memory) => void} change
 */
export function remember(change) {
  const memory = recall();
  change(memory);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...memory, posts: latest(memory.posts) }));
  } catch {
    // full or switched off: the advocate loses a convenience, no text
  }
}

/**
 * Change what is remembered of one post.
 *
 * @param {string} id
 * @param {(memory: PostMemory) => void} change
 */
export function rememberPost(id, change) {
  remember((memory) => {
    const post = (memory.posts[id] ??= {});
    change(post);
    post.touched = Date.now();
  });
}

/** Forget everything. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // switched off: there is nothing to forget
  }
}

/**
 * The posts that were touched last: storage is small.
 *
 * @param {Record<string, PostMemory>} posts
 * @returns {Record<string, PostMemory>}
 */
function latest(posts) {
  const entries = Object.entries(posts);
  if (entries.length <= MOST_POSTS) return posts;
  entries.sort(([, one], [, other]) => (other.touched ?? 0) - (one.touched ?? 0));
  return Object.fromEntries(entries.slice(0, MOST_POSTS));
}

/**
 * Only the parts that have the shape they should have: another version may have written them.
 *
 * @param {Record<string, unknown>} found
 * @returns {Partial<Memory>}
 */
function sound(found) {
  return Object.fromEntries(
    Object.entries(found).filter(([name, value]) =>
      name === "networks"
        ? Array.isArray(value) && value.every((one) => typeof one === "string")
        : name === "instance"
          ? typeof value === "string"
          : isPlain(value),
    ),
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
