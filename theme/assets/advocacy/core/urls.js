/** Finds the links that networks recognise in a text, with twitter-text's rules, as in measure.py. */

import { xnLabel } from "./ascii.js";

const MOST_URL = 4096;
const MOST_LABEL = 63;
/** The longest part of a link before its first dot, in UTF-16 units: https:// and a label of 63 characters. */
const FURTHEST = 2 * 63 + 8;

const BLANK = "\\p{White_Space}";
const LABEL = `[^${BLANK}!-/:-@\\[-\`{-~\\u2000-\\u206f\\ufeff\\ufffe\\uffff\\u061c\\u3000-\\u3003]`;
const PATH =
  "A-Za-z0-9\\u0400-\\u04ff!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
const PATH_END = "+\\-A-Za-z0-9\\u0400-\\u04ff=_#/\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
const PARENTHESES = `\\([${PATH}]*(?:\\([${PATH}]+\\)[${PATH}]*)?\\)`;
const CANDIDATE = new RegExp(
  "(?<![A-Za-z0-9@＠$#＃\\ufeff\\ufffe\\uffff])" +
    "(?<protocol>[Hh][Tt][Tt][Pp][Ss]?://)?" +
    `(?<host>(?:${LABEL}(?:(?:[_-]|${LABEL}){0,61}${LABEL})?\\.)+${LABEL}{1,63}(?:-+${LABEL}{1,63}){0,9})` +
    "(?<rest>(?::[0-9]+)?" +
    `(?:/(?:(?:[${PATH}]|${PARENTHESES})*(?:[${PATH_END}]|${PARENTHESES}))?)?` +
    // Limit the query's length, so that texts such as a.com?a.com?a.com?… don't take quadratic time.
    `(?:\\?[A-Za-z0-9!?*'@();:&=+$/%#\\[\\]\\-_.,~|]{0,${MOST_URL}}[A-Za-z0-9\\-_&=#/])?)`,
  "gu",
);
const LATIN = "A-Za-z0-9\\-\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
const LATIN_HOST = new RegExp(`[${LATIN}]+(?:\\.[${LATIN}]+)+`, "gu");
const FROM_DOT = new RegExp(`(?<=[^${BLANK}.])\\.(?=[^${BLANK}.])[^${BLANK}]*`, "gu");
const AFTER_DOMAIN = /[^0-9a-zA-Z@+-]/gu;

/** @typedef {[start: number, end: number]} Span a part of a text, in UTF-16 units */

/**
 * Return the parts of `text` that twitter-text recognises as links.
 *
 * @param {string} text
 * @param {ReadonlySet<string>} topLevelDomains
 * @param {{ protocolRequired: boolean }} options whether a link must start with https:// or http://
 * @returns {Span[]}
 */
export function urls(text, topLevelDomains, { protocolRequired }) {
  /** @type {Span[]} */
  const found = [];
  let end = 0;
  for (const { index, 0: fromDot } of text.matchAll(FROM_DOT)) {
    const start = Math.max(end, index - FURTHEST);
    end = index + fromDot.length;
    if (protocolRequired && !text.slice(start, end).includes("://")) continue;
    found.push(...urlsFrom(start, text.slice(0, end), topLevelDomains, protocolRequired));
  }
  return found;
}

/**
 * @param {number} position
 * @param {string} text
 * @param {ReadonlySet<string>} topLevelDomains
 * @param {boolean} protocolRequired
 * @returns {Span[]}
 */
function urlsFrom(position, text, topLevelDomains, protocolRequired) {
  /** @type {Span[]} */
  const found = [];
  CANDIDATE.lastIndex = position;
  for (let match; (match = CANDIDATE.exec(text)); ) {
    const { protocol = "", host = "" } = match.groups ?? {};
    if (!protocol && protocolRequired) {
      CANDIDATE.lastIndex = match.index + host.length;
      continue;
    }
    if (!protocol && /[-_./]/.test(text.charAt(match.index - 1))) continue;
    const span = withDomain(match, topLevelDomains);
    if (span && [...text.slice(...span)].length <= MOST_URL) {
      found.push(span);
      CANDIDATE.lastIndex = span[1];
    }
  }
  return found;
}

/**
 * Return the link in a candidate, or undefined if it has no known top-level domain.
 *
 * @param {RegExpExecArray} match
 * @param {ReadonlySet<string>} topLevelDomains
 * @returns {Span | undefined}
 */
function withDomain({ index, 0: whole, groups }, topLevelDomains) {
  const { protocol = "", host = "", rest = "" } = groups ?? {};
  const start = index + protocol.length;
  if (protocol) {
    const domain = host.slice(0, domainEnd(host, topLevelDomains));
    if (!domain || !isName(domain)) return undefined;
    return [index, domain === host ? index + whole.length : start + domain.length];
  }
  const spans = [...host.matchAll(LATIN_HOST)].flatMap((inner) => {
    const end = domainEnd(inner[0], topLevelDomains);
    return end ? [/** @type {Span} */ ([start + inner.index, start + inner.index + end])] : [];
  });
  const last = spans.at(-1);
  if (!last || !isName(host.slice(0, domainEnd(host, topLevelDomains)) || host)) return undefined;
  // Without https://, the text after the domain belongs to the link only if it's a path.
  return last[1] === start + host.length && rest.includes("/") ? [last[0], index + whole.length] : last;
}

/**
 * Check that no label of a host is too long.
 *
 * @param {string} host
 * @returns {boolean}
 */
function isName(host) {
  return host.split(".").every((label) => xnLabel(label).length <= MOST_LABEL);
}

/**
 * Return the end of the longest domain at the start of `host`, or 0.
 *
 * @param {string} host
 * @param {ReadonlySet<string>} topLevelDomains
 * @returns {number}
 */
function domainEnd(host, topLevelDomains) {
  const labels = host.split(".");
  for (let count = labels.length; count > 1; count--) {
    const last = labels[count - 1] ?? "";
    const length = topLevelLength(last, topLevelDomains);
    if (length && (length === last.length || count === labels.length)) {
      const before = labels.slice(0, count - 1).join(".");
      return labels[count - 2]?.includes("_") ? 0 : before.length + 1 + length;
    }
  }
  return 0;
}

/**
 * Return the length of the top-level domain in `label`: all of it, or the part before a character that ends it.
 *
 * @param {string} label
 * @param {ReadonlySet<string>} topLevelDomains
 * @returns {number}
 */
function topLevelLength(label, topLevelDomains) {
  const lower = label.toLowerCase();
  if (topLevelDomains.has(lower)) return lower.length;
  const ends = [...lower.matchAll(AFTER_DOMAIN)].map((end) => end.index);
  return Math.max(0, ...ends.filter((end) => topLevelDomains.has(lower.slice(0, end))));
}
