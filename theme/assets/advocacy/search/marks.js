/** Finds the query's words in a text, to highlight them. It doesn't access the page. */

import { bareOf, stemsOf } from "./endings.js";
import { fold, wordsOf } from "./words.js";

const CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const SHORTEST_STEM = 4;
/** The maximum length of a line, and of its text before the first match. */
const LINE = 140;
const BEFORE = 40;

/**
 * A part of a text, and whether it matches the query.
 *
 * @typedef {[part: string, isMatch: boolean]} Part
 */

/**
 * @param {string} text
 * @param {string[]} words the query's words, folded
 * @param {string[]} endings the endings of each language in the index
 * @returns {Part[]} the text, split into parts
 */
export function marked(text, words, endings) {
  const wanted = words.map((word) => ({ word, stems: stemsOf(word, endings).filter((stem) => stem.length >= SHORTEST_STEM) }));
  /** @type {Part[]} */
  const parts = [];
  for (const piece of split(text)) {
    const isMatch = CHARACTER.test(piece) && matches(piece, wanted);
    const last = parts.at(-1);
    if (last && last[1] === isMatch) last[0] += piece;
    else parts.push([piece, isMatch]);
  }
  return parts;
}

/**
 * Choose the line of a card that best shows the match.
 *
 * @param {string[]} texts the first text with a match is used, otherwise the first
 * @param {string[]} words
 * @param {string[]} endings
 * @returns {Part[]}
 */
export function bestLine(texts, words, endings) {
  const lines = texts.filter(Boolean).map((text) => marked(text, words, endings));
  return shorten(lines.find((parts) => parts.some(([, isMatch]) => isMatch)) ?? lines[0] ?? []);
}

/** @param {Part[]} parts @returns {Part[]} the parts cut to one line around the first match */
function shorten(parts) {
  const text = parts.map(([part]) => part).join("");
  const first = parts.findIndex(([, isMatch]) => isMatch);
  const at = parts.slice(0, Math.max(first, 0)).reduce((sum, [part]) => sum + part.length, 0);
  let from = at > LINE - BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  if (from > at) from = at;
  let to = text.length > from + LINE ? text.lastIndexOf(" ", from + LINE) : text.length;
  if (to <= from) to = Math.min(text.length, from + LINE);
  /** @type {Part[]} */
  const kept = from ? [["… ", false]] : [];
  let start = 0;
  for (const [part, isMatch] of parts) {
    const piece = part.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (piece) kept.push([piece, isMatch]);
    start += part.length;
  }
  if (to < text.length) kept.push([" …", false]);
  return kept;
}

/** @param {string} text @returns {string[]} its words, the characters between them, and characters of scripts without spaces */
function split(text) {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|#?[\p{L}\p{N}\p{M}]+(?:&[\p{L}\p{N}\p{M}]+|\+\+|#)?|[^]/gu) ?? [];
}

/**
 * @param {string} piece
 * @param {Array<{ word: string, stems: string[] }>} wanted
 * @returns {boolean}
 */
function matches(piece, wanted) {
  if (UNSPACED.test(piece)) return wanted.some(({ word }) => word.includes(piece));
  const [first] = wordsOf(piece);
  const forms = first ? [first.whole.replace("ǂ", ""), ...first.parts] : [fold(piece).toLowerCase()];
  const words = [...forms, ...forms.map(bareOf)];
  return wanted.some(({ word, stems }) => words.some((form) => form.startsWith(word) || stems.some((stem) => isForm(form, stem))));
}

/** @param {string} word @param {string} stem @returns {boolean} whether the word is the stem with an ending */
function isForm(word, stem) {
  return word.startsWith(stem) && word.length - stem.length <= 4;
}
