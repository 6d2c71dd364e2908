/**
 * The endings of words, by language: a query without its ending is looked up among the stems of the index, which Snowball
 * has made there. An ending too many finds nothing, so this list needs no rules for exceptions.
 */

/** @type {Record<string, string>} */
const ENDINGS = {
  ar: "ات ون ين ان ه ها هم كم نا ي وا تين",
  de: "e en n er ern em es s st t te ten et ung ungen heit keit lich isch ische in innen end",
  en: "s es e d ed ing ings er ers ly ment ments ness ation ations ion ions able ful al y ies",
  es: "s es a as o os ar er ir ando iendo ada ado adas ados ante antes ida ido idas idos cion ciones mente ito ita",
  fr: "s x e es ee ees er ez ons ent ant ante ants antes ement ements ment tion tions eur eurs euse euses if ive ifs ives al ale aux ait",
};
const OTHER = "s e a o i n t en er es";
const ARTICLES = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/;
const SHORTEST = 3;
/** English endings before which the last letter of a short word is written twice. */
const DOUBLING = new Set(["ed", "ing", "ings"]);

/** @param {string} ending @returns {number} how long a stem is at least: “butt” is not “but”, and “off” no “offer” */
function shortest(ending) {
  return /^[a-z]{2}/.test(ending) ? SHORTEST + 1 : SHORTEST;
}

/**
 * @param {string} word
 * @param {string[]} languages that the index has
 * @returns {string[]} what its stem may be, the longest first; it itself is one
 */
export function stemsOf(word, languages) {
  const stems = new Set([word]);
  const bare = word.replace(ARTICLES, "");
  if (bare.length >= SHORTEST) stems.add(bare);
  for (const language of languages) {
    for (const ending of (ENDINGS[language.split("-")[0] ?? ""] ?? OTHER).split(" ")) {
      for (const whole of new Set([word, bare])) {
        const left = whole.slice(0, -ending.length);
        if (!whole.endsWith(ending) || left.length < shortest(ending)) continue;
        stems.add(left);
        if (ending === "y") stems.add(`${left}i`); // berry, berri
        if (left.at(-1) === left.at(-2) && left.length > (DOUBLING.has(ending) ? SHORTEST : SHORTEST + 1)) {
          stems.add(left.slice(0, -1)); // runn, run; refill, refil
        }
      }
    }
  }
  return [...stems].sort((one, other) => other.length - one.length);
}
