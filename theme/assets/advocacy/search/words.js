/**
 * Splits queries into words, as plugins/mkdocs_advocacy/rendering/search/words.py does for texts.
 *
 * Both modules are tested with the same examples, tests/vectors/search.json.
 */

/** Replace + & # in words, because Pagefind drops punctuation. No language that hubs use has these letters. */
const [PLUS, AND, TAG] = ["ǀ", "ǁ", "ǂ"];

const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]+/g;
/** @type {Record<string, string>} */
const LETTERS = {
  ß: "ss", ẞ: "SS", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O", đ: "d", Đ: "D", ł: "l", Ł: "L",
  ı: "i", ς: "σ", Σ: "σ", ى: "ي", ة: "ه", ک: "ك", ی: "ي", "’": "'", "‘": "'", "‐": "-", "‑": "-", "＃": "#",
}; // prettier-ignore
const OTHERS = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const CHARACTER = "[\\p{L}\\p{N}\\p{M}]";
const WORD = new RegExp(
  `(?<sign>${CHARACTER}+(?:\\+\\+|#)(?!${CHARACTER}))` +
    `|(?<joined>${CHARACTER}+(?:&${CHARACTER}+)+)` +
    `|#(?<tag>[\\p{L}\\p{N}\\p{M}_]+)` +
    `|(?<plain>${CHARACTER}+(?:['\\-_]${CHARACTER}+)*)`,
  "gu",
);
const UNSPACED = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}ー]";
const RUN = new RegExp(`(?<unspaced>${UNSPACED}+)|(?<other>(?:(?!${UNSPACED})[^])+)`, "gu");
const CAPITAL = /(?<=\p{Ll})(?=\p{Lu})/u;

/**
 * A word, which matches as a whole or by all of its parts.
 *
 * @typedef {object} Word
 * @property {string} whole empty for text in a script without spaces, which only has parts
 * @property {string[]} parts
 */

/**
 * @param {string} text
 * @returns {string} the text without accents and vowel signs, but with its capitals, which separate the words of a hashtag
 */
export function fold(text) {
  return replaceLetters(replaceLetters(text).normalize("NFKD").replace(MARKS, "").normalize("NFC"));
}

/** @param {string} text */
function replaceLetters(text) {
  return text.replace(OTHERS, (letter) => LETTERS[letter] ?? letter);
}

/**
 * @param {string} text
 * @returns {Word[]} the words of a text, in order
 */
export function wordsOf(text) {
  return [...fold(text).matchAll(WORD)].flatMap(({ groups: { sign, joined, tag, plain } = {} }) => {
    if (sign) return [{ whole: sign.toLowerCase().replaceAll("+", PLUS).replaceAll("#", TAG), parts: [] }];
    if (joined) {
      const parts = joined.toLowerCase().split("&").filter((part) => [...part].length > 2);
      return [{ whole: joined.toLowerCase().replaceAll("&", AND), parts }];
    }
    if (!tag) return splitPlain(plain ?? "");
    const name = tag.replaceAll("_", "");
    const parts = splitAtCapitals(name);
    return [{ whole: TAG + name.toLowerCase(), parts: parts.length ? parts : [name.toLowerCase()] }];
  });
}

/**
 * @param {string} written a run of letters, hyphens and apostrophes
 * @returns {Word[]}
 */
function splitPlain(written) {
  return [...written.matchAll(RUN)].flatMap(({ groups: { unspaced, other = "" } = {} }) => {
    if (unspaced) return [{ whole: "", parts: splitIntoPairs([...unspaced]) }];
    const segments = other.split(/['\-_]/).filter(Boolean);
    const [first] = segments;
    if (first === undefined) return [];
    if (segments.length === 1) return [{ whole: first.toLowerCase(), parts: splitAtCapitals(first) }];
    const parts = segments.filter((segment) => [...segment].length > 1).map((segment) => segment.toLowerCase());
    return [{ whole: segments.join("").toLowerCase(), parts }];
  });
}

/** @param {string[]} run */
function splitIntoPairs(run) {
  return run.length > 1 ? run.slice(1).map((character, at) => `${run[at]}${character}`) : run;
}

/**
 * @param {string} name
 * @returns {string[]} the words of a name such as `GingerUp`, or none if it is one word
 */
function splitAtCapitals(name) {
  const words = name.split(CAPITAL).map((word) => word.toLowerCase());
  return words.length > 1 ? words : [];
}
