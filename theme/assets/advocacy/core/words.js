/** The interface's texts, in the page's language. */

/**
 * The message catalogue of a language.
 *
 * @typedef {object} Words
 * @property {string} language
 * @property {"ltr" | "rtl"} direction
 * @property {(key: string, values?: Record<string, string>) => string} say fills in a message's {placeholders}
 * @property {(key: string, number: number, values?: Record<string, string>) => string} count returns a plural
 *   form of a message
 * @property {(number: number) => string} number formats a number with the language's separators
 * @property {(moment: number) => string} day formats a recent day, such as “today”, “Tuesday” or “3 May”
 */

/** Formats numbers as in the page's HTML: Latin digits, and always with thousands separators. */
const DIGITS = { numberingSystem: "latn", useGrouping: /** @type {any} */ ("always") };

/**
 * Build the catalogue of one language.
 *
 * @param {WordsData} data
 * @param {number} [now] milliseconds since 1970
 * @returns {Words}
 */
export function wordsOf(data, now = Date.now()) {
  const language = supported(data.language);
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, DIGITS);
  /** @type {Words["say"]} */
  const say = (key, values = {}) => filled(data.words[key] ?? key, values);
  return {
    language,
    direction: data.direction,
    say,
    count: (key, number, values = {}) =>
      say(`${key}_${plural.select(number)}` in data.words ? `${key}_${plural.select(number)}` : `${key}_other`, {
        ...values,
        count: numbers.format(number),
      }),
    number: (number) => numbers.format(number),
    day: (moment) => day(moment, now, language),
  };
}

/**
 * Return the language, or English if the browser doesn't support it.
 *
 * @param {string} language
 * @returns {string}
 */
function supported(language) {
  try {
    return Intl.PluralRules.supportedLocalesOf(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/**
 * @param {string} sentence
 * @param {Record<string, string>} values
 * @returns {string}
 */
function filled(sentence, values) {
  return sentence.replace(/\{\{|\}\}|\{(\w+)\}/g, (token, name) => (name ? (values[name] ?? token) : token.charAt(0)));
}

const DAY = 86_400_000;

/**
 * Format a day near `now`.
 *
 * @param {number} moment milliseconds since 1970
 * @param {number} now
 * @param {string} language
 * @returns {string} such as “today”, “yesterday”, “Tuesday”, “3 May”, “3 May 2026”
 */
export function day(moment, now, language) {
  const date = new Date(moment);
  const today = new Date(now);
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(moment).setHours(0, 0, 0, 0)) / DAY);
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(-Math.max(days, 0), "day");
  if (days < 7) return new Intl.DateTimeFormat(language, { weekday: "long" }).format(date);
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year, numberingSystem: "latn" }).format(date);
}
