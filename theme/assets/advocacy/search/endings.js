/** Strips endings from the words of a query. See plugins/mkdocs_advocacy/rendering/search/endings.py for the reason. */

/** Arabic articles and prepositions that are written together with the next word. */
const ARTICLES = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/;
const SHORTEST_STEM = 3;
/** English endings that double the last letter of a short word. */
const DOUBLING = new Set(["ed", "ing", "ings"]);
/** Endings of two or more letters that short words have too: asked, fixes, neuen. */
const INFLECTION = new Set([...DOUBLING, "es", "en", "em"]);

/** @param {string} ending @returns {number} the minimum length of a stem, so that “butt” doesn't match “but”, or “offer” “off” */
function shortestStem(ending) {
  return /^[a-z]{2}/.test(ending) && !INFLECTION.has(ending) ? SHORTEST_STEM + 1 : SHORTEST_STEM;
}

/** @param {string} word @returns {string} the word without an Arabic article */
export function bareOf(word) {
  return word.replace(ARTICLES, "");
}

/**
 * @param {string} word
 * @param {string[]} endings the endings of each language in the index, separated by spaces
 * @returns {string[]} possible stems of the word, including the word itself, longest first
 */
export function stemsOf(word, endings) {
  const stems = new Set([word]);
  const bare = bareOf(word);
  if (bare.length >= SHORTEST_STEM) stems.add(bare);
  if (word.endsWith("ll") && word.length > SHORTEST_STEM + 1) stems.add(word.slice(0, -1)); // refill, refil
  for (const ending of endings.flatMap((all) => all.split(" "))) {
    for (const whole of new Set([word, bare])) {
      const stem = whole.slice(0, -ending.length);
      if (!whole.endsWith(ending) || stem.length < shortestStem(ending)) continue;
      stems.add(stem);
      if (ending === "y") stems.add(`${stem}i`); // berry, berri
      if (ending.startsWith("ing")) stems.add(stem.endsWith("y") ? `${stem.slice(0, -1)}i` : `${stem}e`); // copying, copi; sharing, share
      if (stem.at(-1) === stem.at(-2) && stem.length > (DOUBLING.has(ending) ? SHORTEST_STEM : SHORTEST_STEM + 1)) {
        stems.add(stem.slice(0, -1)); // runn, run; refill, refil
      }
    }
  }
  return [...stems].sort((a, b) => b.length - a.length);
}
