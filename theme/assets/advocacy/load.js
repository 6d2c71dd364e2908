/** The hub's data for scripts, each file loaded when it is first asked for. */

/** The hub's address. */
export const ROOT = new URL("../../", import.meta.url);

/** What a page loaded before the hub was published anew does not fit what is there now. */
export class PublishedAnew extends Error {}

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/**
 * @param {string} path below the hub's root
 * @returns {Promise<any>} what the file says; rejected where it cannot be had
 */
export function load(path) {
  const known = files.get(path);
  if (known) return known;
  const file = fetch(new URL(path, ROOT)).then((answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  });
  files.set(path, file);
  file.catch(() => files.delete(path)); // the next one to ask may be luckier
  return file;
}

/**
 * @param {string} language
 * @returns {Promise<WordsData>} the hub's own words
 */
export function loadWords(language) {
  return load(`assets/advocacy/words/${language}.json`);
}
