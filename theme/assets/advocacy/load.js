/** Loads and caches the hub's data files for scripts. */

/** The hub's URL. */
export const ROOT = new URL("../../", import.meta.url);

/** The hub has been republished since this page loaded, so the page doesn't fit its data. */
export class PublishedAnew extends Error {}

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/**
 * @param {string} path below the hub's root
 * @returns {Promise<any>} the file's content; rejected if it can't be loaded
 */
export function load(path) {
  const known = files.get(path);
  if (known) return known;
  const file = fetch(new URL(path, ROOT)).then((answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  });
  files.set(path, file);
  file.catch(() => files.delete(path)); // lets the next call retry
  return file;
}

/**
 * @param {string} language
 * @returns {Promise<WordsData>} the interface's texts
 */
export function loadWords(language) {
  return load(`assets/advocacy/words/${language}.json`);
}
