/**
 * Addresses with characters of other scripts, in ASCII. Few texts have one: what writes it in ASCII is loaded only for
 * those, and until then every address stays as it is.
 */

/** @type {(typeof import("./ascii_links.js") & typeof import("./ascii_texts.js")) | null} */
let loaded = null;

const ADDRESS = /:\/\/|\.[\p{L}\p{N}]/u;
/** Some hosts spell such characters in bytes. */
const FOREIGN = /[^\0-\x7f]|:\/\/[^/?#]*%/;

/**
 * Whether a text may have an address that is not in ASCII, and `loadAscii` has still to be called for it.
 *
 * @param {string} text
 * @returns {boolean}
 */
export function needsAscii(text) {
  return !loaded && text.split(/\s+/).some((run) => ADDRESS.test(run) && FOREIGN.test(run));
}

/** @returns {Promise<void>} when addresses are written in ASCII */
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
 * @param {string} link one that is known to end where it ends, whatever follows it
 * @returns {string}
 */
export function withAsciiLinks(text, link) {
  return loaded ? loaded.withAsciiLinks(text, link) : text;
}

/**
 * @param {string} label a part of a host between two dots
 * @returns {string}
 */
export function xnLabel(label) {
  return loaded ? loaded.xnLabel(label) : label;
}
