/** Strip endings from the words of a query: plugins/mkdocs_advocacy/rendering/search/endings.py has the endings and the reason. */

/** Arabic articles and prepositions, written together with the next word. */
const ARTICLES = /^(?:وال|بال|كال|فال|لل|ال|و)(?=.{3})/;
const SHORTEST = 3;
/** English endings that double the last letter of a short word. */
const DOUBLING = new Set(["ed", "ing", "ings"]);

/** @param {string} ending @returns {number} the minimum length of a stem: “butt” is not a form of “but”, nor “off” of “offer” */
function shortest(ending) {
  return /^[a-z]{2}/.test(ending) ? SHORTEST + 1 : SHORTEST;
}

/** @param {string} word @returns {string} the word without an Arabic article */
export function bareOf(word) {
  return word.replace(ARTICLES, "");
}

/**
 * @param {string} word
 * @param {string[]} endings of each language of the index, separated by spaces
 * @returns {string[]} possible stems of the word, the word itself included, the longest first
 */
export function stemsOf(word, endings) {
  const stems = new Set([word]);
  const bare = bareOf(word);
  if (bare.length >= SHORTEST) stems.add(bare);
  for (const ending of endings.flatMap((all) => all.split(" "))) {
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
  return [...stems].sort((one, other) => other.length - one.length);
}
