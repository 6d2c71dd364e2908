/** Corrects words that aren't in the hub. It doesn't access the page. */

const SHORTEST = 4;

/**
 * @param {string} word
 * @param {string[]} vocabulary the hub's words, most frequent first
 * @returns {string | undefined} the first word that differs by one letter after the first: added, missing, different, or swapped with the next
 */
export function meant(word, vocabulary) {
  const letters = [...word];
  if (letters.length < SHORTEST) return undefined;
  return vocabulary.find((known) => known[0] === word[0] && known !== word && isNear(letters, [...known]));
}

/**
 * @param {string} word
 * @param {string[]} vocabulary
 * @returns {string[]} the hub's words that form a German compound, or none if it isn't a compound
 */
export function partsOf(word, vocabulary) {
  return split(word, new Set(vocabulary));
}

/**
 * @param {string} word
 * @param {Set<string>} known
 * @returns {string[]}
 */
function split(word, known) {
  for (let at = word.length - SHORTEST; at >= SHORTEST; at--) {
    const first = ["", "s", "es", "n", "en", "er", "e"].flatMap((link) => {
      const part = word.slice(0, at - link.length);
      return word.slice(0, at).endsWith(link) && part.length >= SHORTEST && known.has(part) ? [part] : [];
    })[0];
    if (first === undefined) continue;
    const rest = word.slice(at);
    if (known.has(rest)) return [first, rest];
    const others = split(rest, known);
    if (others.length) return [first, ...others];
  }
  return [];
}

/**
 * @param {string[]} one
 * @param {string[]} other
 * @returns {boolean} whether the words differ by one letter
 */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rests = [one.slice(start), other.slice(start)].map((rest) => rest.join(""));
  const [mine = "", theirs = ""] = rests;
  const [first = "", second = ""] = [...mine];
  const without = (/** @type {string} */ text) => [...text].slice(1).join("");
  return (
    without(mine) === theirs ||
    mine === without(theirs) ||
    without(mine) === without(theirs) ||
    (first !== "" && second + first + without(without(mine)) === theirs)
  );
}
