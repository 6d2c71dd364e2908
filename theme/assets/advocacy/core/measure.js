/** Measures a text as a network counts it, with the rules of measure.py. */

import { percentEncoded } from "./links.js";
import { graphemes } from "./segments.js";
import { urls } from "./urls.js";

/**
 * @typedef {object} Measure a text's length and limit
 * @property {number} length
 * @property {number | null} limit null if the target app decides
 * @property {Unit} unit the unit of `length` and `limit`
 * @property {boolean} fits
 */

/**
 * Measure `text` as it will be posted on a network with these facts.
 *
 * The result is in bytes if the text exceeds only `byte_limit`.
 *
 * @param {string} text
 * @param {TextFacts} facts
 * @param {ReadonlySet<string>} topLevelDomains
 * @returns {Measure}
 */
export function measured(text, facts, topLevelDomains) {
  const length = around(facts) + lengthOf(counted(text, facts, topLevelDomains).text, facts);
  const limit = facts.limit ?? null;
  const fits = limit === null || length <= limit;
  const size = facts.byte_limit ? bytes(text) : 0;
  if (facts.byte_limit && size > facts.byte_limit && fits) {
    return { length: size, limit: facts.byte_limit, unit: "utf8_bytes", fits: false };
  }
  return { length, limit, unit: facts.unit, fits };
}

/**
 * Return the offset where `text` reaches `most` units or the byte limit, in UTF-16 units. It's never within a
 * character or a link of fixed length.
 *
 * @param {string} text
 * @param {number} most
 * @param {TextFacts} facts
 * @param {ReadonlySet<string>} topLevelDomains
 * @returns {number}
 */
export function cutAt(text, most, facts, topLevelDomains) {
  const { text: seen, steps } = counted(text, facts, topLevelDomains);
  const within = reach(seen, most - around(facts), (sign) => lengthOf(sign, facts));
  const source = steps.reduceRight(beforeStep, within);
  const end = reach(text, source, (sign) => composed(sign, facts).length);
  return facts.byte_limit ? Math.min(end, reach(text, facts.byte_limit, bytes)) : end;
}

/**
 * Return the largest offset before which the sizes of all characters add up to at most `most`.
 *
 * @param {string} text
 * @param {number} most
 * @param {(grapheme: string) => number} sizeOf
 * @returns {number}
 */
function reach(text, most, sizeOf) {
  let end = 0;
  let size = 0;
  for (const grapheme of graphemes(text)) {
    size += sizeOf(grapheme);
    if (size > most) break;
    end += grapheme.length;
  }
  return end;
}

/**
 * @param {string} text as the network counts it
 * @param {TextFacts} facts
 * @returns {number}
 */
function lengthOf(text, facts) {
  if (facts.counting === "twitter-text") return weight(text);
  if (facts.counting === "mailto") return percentEncoded(text.replace(/\r?\n/g, "\r\n")).length;
  if (facts.counting === "mastodon" || facts.unit === "graphemes") return count(text);
  // If a network's unit is unknown, assume UTF-16, which never counts too few.
  return facts.unit === "utf8_bytes" ? bytes(text) : text.length;
}

/**
 * Return the length that counts in addition to the text.
 *
 * @param {TextFacts} facts
 * @returns {number}
 */
function around(facts) {
  return facts.counting === "mailto" ? "mailto:?subject=&body=".length : 0;
}

const UTF8 = new TextEncoder();

/**
 * @param {string} text
 * @returns {number} the length in UTF-8 bytes
 */
function bytes(text) {
  return UTF8.encode(text).length;
}

/**
 * @param {string} text
 * @returns {number} the number of graphemes
 */
function count(text) {
  if (/^[\t\n -~]*$/.test(text)) return text.length;
  let seen = 0;
  for (const _ of graphemes(text)) seen += 1;
  return seen;
}

const HEAVY = /[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]/gu;
const MAYBE_EMOJI = /[\p{ExtPict}\p{RI}\u20e3\ufe0f]/u;
const EMOJI = new RegExp(
  "^(?:[0-9#*]\\ufe0f?\\u20e3" +
    "|\\p{RI}{2}" +
    "|(?!\\p{EMod})[\\p{ExtPict}\\p{EPres}]\\ufe0f?\\p{EMod}?(?:\\u200d\\p{ExtPict}\\ufe0f?\\p{EMod}?)*[\\u{e0020}-\\u{e007f}]*)$",
  "u",
);

/**
 * Return X's weighted length of a text with replaced links.
 *
 * @param {string} text
 * @returns {number}
 */
function weight(text) {
  if (!MAYBE_EMOJI.test(text)) return plainWeight(text);
  let total = 0;
  for (const grapheme of graphemes(text)) {
    total += EMOJI.test(grapheme) && !"©®".includes(grapheme) ? 2 : plainWeight(grapheme);
  }
  return total;
}

/**
 * @param {string} text
 * @returns {number}
 */
function plainWeight(text) {
  return [...text].length + (text.match(HEAVY)?.length ?? 0);
}

/** @typedef {{ start: number, end: number, as: string }} Replacement a span of a text, and the text counted instead */

/**
 * Return the text that a network counts, and the steps to it: lists of replacements in the previous step's text.
 *
 * @param {string} text
 * @param {TextFacts} facts
 * @param {ReadonlySet<string>} topLevelDomains
 * @returns {{ text: string, steps: Replacement[][] }}
 */
function counted(text, facts, topLevelDomains) {
  if (facts.counting !== "twitter-text" && facts.counting !== "mastodon") return { text, steps: [] };
  const isMastodon = facts.counting === "mastodon";
  const whole = composed(text, facts);
  const as = "x".repeat(facts.url_weight ?? 23);
  const spans = urls(whole, topLevelDomains, { protocolRequired: isMastodon });
  const links = spans.map(([start, end]) => ({ start, end, as }));
  const linked = replaced(whole, links);
  if (!isMastodon) return { text: linked, steps: [links] };
  const servers = remoteServers(linked);
  return { text: replaced(linked, servers), steps: [links, servers] };
}

const LETTER = "\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_C}";
const REMOTE_MENTION = new RegExp(`(?<![/${LETTER}])(@[A-Za-z0-9_]+)@[A-Za-z0-9.-]+[A-Za-z0-9]+`, "gu");

/**
 * Find the servers in mentions such as @carl@mastodon.example, which don't count.
 *
 * @param {string} text
 * @returns {Replacement[]}
 */
function remoteServers(text) {
  return [...text.matchAll(REMOTE_MENTION)].map(({ index, 0: mention, 1: name = "" }) => ({
    start: index + name.length,
    end: index + mention.length,
    as: "",
  }));
}

/**
 * @param {string} text
 * @param {TextFacts} facts
 * @returns {string} in NFC if the network normalises texts
 */
function composed(text, facts) {
  return facts.counting === "twitter-text" ? text.normalize("NFC") : text;
}

/**
 * @param {string} text
 * @param {Replacement[]} replacements
 * @returns {string}
 */
function replaced(text, replacements) {
  let result = "";
  let from = 0;
  for (const { start, end, as } of replacements) {
    result += text.slice(from, start) + as;
    from = end;
  }
  return result + text.slice(from);
}

/**
 * Map an offset back to the text before a step. Offsets in a replacement map to its start.
 *
 * @param {number} offset
 * @param {Replacement[]} step
 * @returns {number}
 */
function beforeStep(offset, step) {
  let shift = 0;
  for (const { start, end, as } of step) {
    if (offset < start - shift) break;
    if (offset < start - shift + as.length) return start;
    shift += end - start - as.length;
  }
  return offset + shift;
}
