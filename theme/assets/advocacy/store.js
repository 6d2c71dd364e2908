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
 * @property {string[]} saved the ids of posts that the advocate keeps for later, the latest first
 * @property {string} [audience] whose posts they looked for last
 * @property {string} [language] in which language they looked for posts last
 * @property {true} [newest] they want the newest posts first, not those for them
 * @property {{ before: number, last: number }} [visits] when the visit before this one ended, and this one's last moment
 */

/** @returns {Memory} what is remembered; nothing where it cannot be read */
export function recall() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY) ?? "null"));
  } catch {
    return sound(null); // storage is switched off, or what stands there is not ours
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
 * Only what has the shape it should have: another version may have written it.
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
      Object.create(null), // an id may be called like something that every object has
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
 * @returns {value is number} milliseconds since 1970 that a calendar has
 */
function isMoment(value) {
  return typeof value === "number" && value >= 0 && value <= 8.64e15;
}
