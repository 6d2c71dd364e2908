/**
 * The addresses in a text in ASCII, for networks that cut links at characters of other scripts; as in ascii_texts.py.
 *
 * Where an address ends is not always clear: scripts without spaces run on behind it, and so do Korean particles. There
 * it ends where the network ends it, unless blanks set it apart: a link that works today still works.
 */

import { asciiLink } from "./ascii_links.js";

/** The ranges of scripts that put no blank between an address and the next word. */
const JOINED =
  "\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3031-\\u31ff\\u3400-\\ua4cf\\ua960-\\ua97f" +
  "\\uac00-\\ud7ff\\uf900-\\ufaff\\uff10-\\uff9f\\u{20000}-\\u{3ffff}";
const LETTER = "[\\p{L}\\p{M}\\p{Nd}]";
const ASCII = "[!#-;=?-~]";
const SPACED =
  `(?:(?![${JOINED}])[\\p{L}\\p{M}\\p{Nd}\\u200c\\u200d]|[·׳״](?=[\\p{L}\\p{M}])|–(?=${LETTER})` +
  // An apostrophe begins a suffix or ends a quotation, unless more of an address follows.
  `|(?<=${LETTER})’(?=${LETTER}+[-_/%+=&?#])` +
  // An emoji at the end is no part of it.
  "|(?:(?![\\0-\\x7f])[\\p{S}\\p{M}\\u200d])+(?=[-_/?#&=%+~]))";
const OTHER = `(?:・(?=[${JOINED}])|(?!\\p{P})[${JOINED}])`;
/** What follows an address in a sentence, where a path could stand. */
const PARTICLE =
  "(?:[をはがにでとへもの]|から|まで|より" +
  "|(?:에서|에게|으로|로|를|을|에|의|와|과|는|은|이|가|도|만|부터|까지|입니다)(?![\\p{L}\\p{M}]))";
const LABEL = "(?:[A-Za-z0-9_%-]|(?![\\0-\\x7f])[\\p{L}\\p{M}\\p{Nd}\\p{S}·・\\u00ad\\u200c\\u200d])+";
const TOP = `[A-Za-z0-9-]+|(?:(?![A-Za-z0-9])${SPACED})+`;
const PATH = `(?:${ASCII}|${SPACED})*`;
const FURTHER = `(?:(?<!${LETTER})(?!${PARTICLE})${OTHER}(?:${ASCII}|${SPACED}|${OTHER})*)?`;
const ADDRESS = new RegExp(
  `(?<![A-Za-z0-9])(?:(?<=[${JOINED}])${address(TOP, PATH)}` +
    `|(?<![${JOINED}])${address(`${TOP}|${OTHER}+`, PATH + FURTHER)})`,
  "gu",
);
const RUNS_ON = new RegExp(`^[${JOINED}]`, "u");

/**
 * @param {string} top
 * @param {string} path
 */
function address(top, path) {
  return `[Hh][Tt][Tt][Pp][Ss]?://(?:${LABEL}\\.)+(?:${top})(?:\\.(?=[/?#:]))?(?::[0-9]+)?(?:[/?#]${path})?`;
}

/**
 * The text with each address that has a scheme in ASCII, and nothing else changed.
 *
 * @param {string} text
 * @param {string} [link] one that is known to end where it ends, whatever follows it
 * @returns {string}
 */
export function withAsciiLinks(text, link = "") {
  if (!text.includes("://")) return text;
  const known = link ? [link, asciiLink(link)] : [];
  return text.replace(ADDRESS, (found) => {
    const start = known.find((one) => found.startsWith(one) && RUNS_ON.test(found.slice(one.length)));
    return start ? asciiLink(start) + found.slice(start.length) : asciiLink(found);
  });
}
