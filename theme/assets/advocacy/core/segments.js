/** Splits texts into graphemes and words. */

// Approximate graphemes (UAX #29) and words for browsers without Intl.Segmenter.
const NEARLY_A_GRAPHEME = /\r\n|\p{RI}{2}|.(?:[\p{M}\p{EMod}\u200c\u{e0020}-\u{e007f}]|\u200d\p{ExtPict}?)*/gsu;
const NEARLY_A_WORD = /[\p{L}\p{M}\p{N}_’']+|./gsu;

/**
 * Split a text into graphemes.
 *
 * @type {(text: string) => Iterable<string>}
 */
export const graphemes = segments("grapheme", NEARLY_A_GRAPHEME);

/**
 * Split a text into words and the characters between them.
 *
 * @type {(text: string) => Iterable<string>}
 */
export const words = segments("word", NEARLY_A_WORD);

/**
 * @param {"grapheme" | "word"} granularity
 * @param {RegExp} nearly
 * @returns {(text: string) => Iterable<string>}
 */
function segments(granularity, nearly) {
  const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity }) : null;
  return function* (text) {
    if (segmenter) for (const { segment } of segmenter.segment(text)) yield segment;
    else for (const [segment] of text.matchAll(nearly)) yield segment;
  };
}
