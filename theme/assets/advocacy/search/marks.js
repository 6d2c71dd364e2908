/** Where a text has the words that were looked for. Nothing here touches the page. */

import { bareOf, stemsOf } from "./endings.js";
import { fold, wordsOf } from "./words.js";

const CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const SHORTEST_STEM = 4;
const LINE = 140;
const BEFORE = 40;

/**
 * A part of a text, and whether it was looked for.
 *
 * @typedef {[part: string, isFound: boolean]} Part
 */

/**
 * @param {string} text
 * @param {string[]} words that were looked for, folded
 * @param {string[]} endings of the languages of the index
 * @returns {Part[]} the text in parts
 */
export function marked(text, words, endings) {
  const wanted = words.map((word) => ({ word, stems: stemsOf(word, endings).filter((stem) => stem.length >= SHORTEST_STEM) }));
  /** @type {Part[]} */
  const parts = [];
  for (const piece of pieces(text)) {
    const found = CHARACTER.test(piece) && isFound(piece, wanted);
    const last = parts.at(-1);
    if (last && last[1] === found) last[0] += piece;
    else parts.push([piece, found]);
  }
  return parts;
}

/**
 * The line of a text that shows best why it was found.
 *
 * @param {string[]} texts the first one is taken where none has a word
 * @param {string[]} words
 * @param {string[]} endings
 * @returns {Part[]}
 */
export function bestLine(texts, words, endings) {
  const lines = texts.filter(Boolean).map((text) => marked(text, words, endings));
  const found = lines.find((parts) => parts.some(([, isFound]) => isFound)) ?? lines[0] ?? [];
  return shortened(found);
}

/** @param {Part[]} parts @returns {Part[]} so much of them as a line holds, around the first word that was looked for */
function shortened(parts) {
  const text = parts.map(([part]) => part).join("");
  const first = parts.findIndex(([, isFound]) => isFound);
  const at = parts.slice(0, Math.max(first, 0)).reduce((sum, [part]) => sum + part.length, 0);
  let from = at > LINE - BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  if (from > at) from = at;
  let to = text.length > from + LINE ? text.lastIndexOf(" ", from + LINE) : text.length;
  if (to <= from) to = Math.min(text.length, from + LINE);
  /** @type {Part[]} */
  const kept = from ? [["… ", false]] : [];
  let start = 0;
  for (const [part, isFound] of parts) {
    const piece = part.slice(Math.max(0, from - start), Math.max(0, to - start));
    if (piece) kept.push([piece, isFound]);
    start += part.length;
  }
  if (to < text.length) kept.push([" …", false]);
  return kept;
}

/** @param {string} text @returns {string[]} its words, what is between them, and characters of scripts without spaces */
function pieces(text) {
  return text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|#?[\p{L}\p{N}\p{M}]+(?:&[\p{L}\p{N}\p{M}]+|\+\+|#)?|[^]/gu) ?? [];
}

/**
 * @param {string} piece
 * @param {Array<{ word: string, stems: string[] }>} wanted
 * @returns {boolean}
 */
function isFound(piece, wanted) {
  if (UNSPACED.test(piece)) return wanted.some(({ word }) => word.includes(piece));
  const [said] = wordsOf(piece);
  const whole = said ? [said.whole.replace("ǂ", ""), ...said.parts] : [fold(piece).toLowerCase()];
  const words = [...whole, ...whole.map(bareOf)];
  return wanted.some(({ word, stems }) => words.some((one) => one.startsWith(word) || stems.some((stem) => isForm(one, stem))));
}

/** @param {string} word @param {string} stem @returns {boolean} whether only an ending may be different */
function isForm(word, stem) {
  return word.startsWith(stem) && word.length - stem.length <= 4;
}
