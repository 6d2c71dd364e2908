/** Splits a text into normalised words, as rules/tokens.py does; tests/vectors/tokens.json tests both. */

const UNSPACED = "Han,Hiragana,Katakana,Thai,Lao,Khmer,Myanmar".replace(/\w+,?/g, (name) => `\\p{Script=${name.replace(",", "")}}`);
const PART = "[\\p{L}\\p{M}\\p{N}\\p{Cf}\u24b6-\u24e9\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]";
const SPACED = `(?![${UNSPACED}])${PART}`;
const STOP = "(?:https?://|www\\.)\\S+|[\\p{L}\\p{M}\\p{N}_.+-]+@[\\p{L}\\p{M}\\p{N}_-]+\\.[\\p{L}\\p{M}\\p{N}_.-]+|[.!?;:…。！？](?=\\s)|\\n\\s*\\n";
const TOKEN = new RegExp(`(${STOP})|[${UNSPACED}]\\p{M}*|${SPACED}(?:['’‘ʼ＇]?${SPACED})*`, "giu");
const UNHEARD = /[^\p{L}\p{M}\p{N}]|[\u0640\u064b-\u0652\u0670\ufe00-\ufe0f]/gu;

/**
 * A word of a text, or an empty word that ends a phrase.
 *
 * @typedef {{ word: string, start: number, end: number }} Token
 */

/**
 * Return the words of a text with their positions.
 *
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  const found = [];
  for (const match of text.matchAll(TOKEN)) {
    const word = match[1] ? "" : normalised(match[0]);
    if (word || match[1]) found.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/**
 * Normalise a word's case, compatibility characters and invisible characters.
 *
 * @param {string} word
 * @returns {string}
 */
export function normalised(word) {
  const heard = word.normalize("NFKC").replace(UNHEARD, "");
  const cased = heard.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
  return cased.normalize("NFKC").replace(UNHEARD, "");
}
