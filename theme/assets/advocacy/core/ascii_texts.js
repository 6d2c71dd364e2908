/**
 * Converts the URLs in a text to ASCII, for networks that cut links at non-ASCII characters, as in ascii_texts.py.
 *
 * The end of a URL can be ambiguous: scripts without spaces and Korean particles follow it directly. Then it ends where
 * the network ends it, unless spaces surround it, so that links that work today still work.
 */

import { asciiLink } from "./ascii_links.js";

/** The ranges of scripts that put no space between a URL and the next word. */
const JOINED =
  "\\u0e00-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3031-\\u31ff\\u3400-\\ua4cf\\ua960-\\ua97f" +
  "\\uac00-\\ud7ff\\uf900-\\ufaff\\uff10-\\uff9f\\u{20000}-\\u{3ffff}";
const LETTER = "[\\p{L}\\p{M}\\p{Nd}]";
const ASCII = "[!#-;=?-~]";
const SPACED =
  `(?:(?![${JOINED}])[\\p{L}\\p{M}\\p{Nd}\\u200c\\u200d]|[·׳״](?=[\\p{L}\\p{M}])|–(?=${LETTER})` +
  // An apostrophe starts a suffix or ends a quotation, unless more of the URL follows.
  `|(?<=${LETTER})’(?=${LETTER}+[-_/%+=&?#])` +
  // A final emoji isn't part of the URL.
  "|(?:(?![\\0-\\x7f])[\\p{S}\\p{M}\\u200d])+(?=[-_/?#&=%+~]))";
const OTHER = `(?:・(?=[${JOINED}])|(?!\\p{P})[${JOINED}])`;
/** Characters after a URL in a sentence that could also start a path. */
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
 * Convert each URL with a scheme to ASCII. Nothing else in the text changes.
 *
 * @param {string} text
 * @param {string} [link] a link in the text whose end is known
 * @returns {string}
 */
export function withAsciiLinks(text, link = "") {
  if (!text.includes("://")) return text;
  const known = link ? [link, asciiLink(link)] : [];
  return text.replace(ADDRESS, (found) => {
    const start = known.find((url) => found.startsWith(url) && RUNS_ON.test(found.slice(url.length)));
    return start ? asciiLink(start) + found.slice(start.length) : asciiLink(found);
  });
}
