/** The hub's own words, in the language of the page. */

/**
 * A catalogue: called with a key and values, it answers with the sentence.
 *
 * @typedef {object} Words
 * @property {string} language
 * @property {"ltr" | "rtl"} direction
 * @property {(key: string, values?: Record<string, string>) => string} say the sentence for a key, its {gaps} filled
 * @property {(key: string, number: number, values?: Record<string, string>) => string} count the sentence for a number of
 *   things
 * @property {(number: number) => string} number a number with the language's separators
 * @property {(moment: number) => string} day a day near now as people say it: today, on Tuesday, on 3 May
 */

/** Numbers look as they do on the page around them, which knows one kind of digits and separates thousands always. */
const DIGITS = { numberingSystem: "latn", useGrouping: /** @type {any} */ ("always") };

/**
 * The words of one language.
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
 * The language, or English where the browser does not know its rules.
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
  return sentence.replace(/\{\{|\}\}|\{(\w+)\}/g, (gap, name) => (name ? (values[name] ?? gap) : gap.charAt(0)));
}

const DAY = 86_400_000;

/**
 * A day near `now` as people say it.
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
