/** The advocate's data on this device: one localStorage entry, which they can view and delete. */

export const KEY = "advocacy";
const MOST_POSTS = 200;

/**
 * Stored data of one post.
 *
 * @typedef {object} PostMemory
 * @property {number} [variant] the variant assigned to this device, from 0
 * @property {Record<string, number>} [shared] when it was last shared, by network, in milliseconds since 1970
 * @property {Record<string, string>} [copied] the template text when it was last copied or shared, by `copiedKey`
 * @property {Record<string, string>} [edited] the advocate's edited texts, by template text
 * @property {number} [touched] when this entry was last changed
 */

/**
 * @typedef {object} Memory
 * @property {string[]} networks the networks the advocate uses, latest first
 * @property {Record<string, string>} fields field values, by field name
 * @property {string} [instance] the advocate's Mastodon server
 * @property {Record<string, PostMemory>} posts by id
 * @property {string[]} saved the ids of saved posts, latest first
 * @property {string} [audience] the audience they last filtered by
 * @property {string} [language] the language they last filtered by
 * @property {true} [newest] whether to sort by date rather than by relevance
 * @property {{ before: number, last: number }} [visits] when the previous visit ended, and the last moment of this one
 */

/** @returns {Memory} the stored data, or empty data if it can't be read */
export function recall() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return sound(null); // storage is disabled, or the entry isn't valid JSON
  }
}

/**
 * Change the stored data. Does nothing if the device stores nothing.
 *
 * @param {(memory: Memory) => void} change
 */
export function remember(change) {
  const memory = recall();
  change(memory);
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...memory, posts: latest(memory.posts) }));
  } catch {
    // full or disabled: the advocate loses a convenience, not their text
  }
}

/**
 * Change the stored data of one post.
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

/** Delete all stored data. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // disabled: nothing is stored
  }
}

/**
 * Keep only the most recently changed posts, because storage is small.
 *
 * @param {Record<string, PostMemory>} posts
 * @returns {Record<string, PostMemory>}
 */
function latest(posts) {
  const entries = Object.entries(posts);
  if (entries.length <= MOST_POSTS) return posts;
  entries.sort(([, a], [, b]) => (b.touched ?? 0) - (a.touched ?? 0));
  return Object.fromEntries(entries.slice(0, MOST_POSTS));
}

/**
 * Drop all values of the wrong type, which another version may have written.
 *
 * @param {unknown} found
 * @returns {Memory}
 */
function sound(found) {
  const { networks, fields, instance, posts, saved, audience, language, newest, visits } = plain(found);
  const { before, last } = plain(visits);
  return {
    networks: texts(networks),
    fields: only(fields, isText),
    ...(isText(instance) && { instance }),
    posts: Object.assign(
      Object.create(null), // an id may be the name of an Object.prototype property
      Object.fromEntries(Object.entries(plain(posts)).map(([id, post]) => [id, soundPost(plain(post))])),
    ),
    saved: texts(saved),
    ...(isText(audience) && { audience }),
    ...(isText(language) && { language }),
    ...(newest === true && { newest }),
    ...(isMoment(before) && isMoment(last) && { visits: { before, last } }),
  };
}

/**
 * @param {Record<string, unknown>} found
 * @returns {PostMemory}
 */
function soundPost({ variant, shared, copied, edited, touched }) {
  return {
    ...(typeof variant === "number" && variant >= 0 && Number.isInteger(variant) && { variant }),
    ...(shared !== undefined && { shared: only(shared, isMoment) }),
    ...(copied !== undefined && { copied: only(copied, isText) }),
    ...(edited !== undefined && { edited: only(edited, isText) }),
    ...(isMoment(touched) && { touched }),
  };
}

/**
 * @template Value
 * @param {unknown} found
 * @param {(value: unknown) => value is Value} isSound
 * @returns {Record<string, Value>}
 */
function only(found, isSound) {
  return Object.fromEntries(
    Object.entries(plain(found)).flatMap(([name, value]) => (isSound(value) ? [[name, value]] : [])),
  );
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function plain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
function texts(value) {
  return Array.isArray(value) ? value.filter(isText) : [];
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === "string";
}

/**
 * @param {unknown} value
 * @returns {value is number} milliseconds since 1970, in the range of a Date
 */
function isMoment(value) {
  return typeof value === "number" && value >= 0 && value <= 8.64e15;
}
