/**
 * Converts internationalized URLs to ASCII. Few texts have such URLs, so the converter is loaded on demand. Until then,
 * URLs stay unchanged.
 */

/** @type {(typeof import("./ascii_links.js") & typeof import("./ascii_texts.js")) | null} */
let loaded = null;

const ADDRESS = /:\/\/|\.[\p{L}\p{N}]/u;
/** Some hosts percent-encode such characters. */
const FOREIGN = /[^\0-\x7f]|:\/\/[^/?#]*%/;

/**
 * Check whether a text may have a non-ASCII URL and `loadAscii` still has to be called.
 *
 * @param {string} text
 * @returns {boolean}
 */
export function needsAscii(text) {
  return !loaded && text.split(/\s+/).some((run) => ADDRESS.test(run) && FOREIGN.test(run));
}

/** @returns {Promise<void>} when the converter is loaded */
export async function loadAscii() {
  const [links, texts] = await Promise.all([import("./ascii_links.js"), import("./ascii_texts.js")]);
  loaded = { ...links, ...texts };
}

/**
 * @param {string} url
 * @returns {string}
 */
export function asciiLink(url) {
  return loaded ? loaded.asciiLink(url) : url;
}

/**
 * @param {string} text
 * @param {string} link a link in the text whose end is known
 * @returns {string}
 */
export function withAsciiLinks(text, link) {
  return loaded ? loaded.withAsciiLinks(text, link) : text;
}

/**
 * @param {string} label a label of a host name
 * @returns {string}
 */
export function xnLabel(label) {
  return loaded ? loaded.xnLabel(label) : label;
}
