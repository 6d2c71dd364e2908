/** Finds a hub's avoided words and phrases in a text, as rules/phrases.py does. */

/** @typedef {import("./tokens.js").Token} Token */

/**
 * @typedef {object} Avoided
 * @property {string[]} forms spellings in lower case, with single spaces; a final asterisk matches any ending
 * @property {string} [instead]
 * @property {string} [why]
 * @property {string} [network] the only network it applies to
 * @property {string} [exact] the spelling that a match must contain, for terms in capitals
 * @property {1} [public] marks a confidential term that hints may show
 */

/** @typedef {{ parts: string[], isOpen: boolean, entry: Avoided | null }} Form */

/**
 * Return a function that finds the phrases to avoid in a text, given its tokens. Of two matches with the same start, the
 * longer one wins.
 *
 * @param {Avoided[]} avoid
 * @param {string[]} say forms that are always allowed
 * @returns {(tokens: Token[], text: string) => Array<{ entry: Avoided, start: number, end: number }>}
 */
export function finder(avoid, say) {
  /** @type {Map<string, Form[]>} */
  const byWord = new Map();
  /** @type {Form[]} */
  const open = [];
  const add = (/** @type {string} */ form, /** @type {Avoided | null} */ entry) => {
    const isOpen = form.endsWith("*");
    const parts = form.replace("*", "").split(" ");
    const first = parts[0] ?? "";
    if (isOpen && parts.length === 1) open.push({ parts, isOpen, entry });
    else byWord.set(first, [...(byWord.get(first) ?? []), { parts, isOpen, entry }]);
  };
  for (const form of say) add(form, null);
  for (const entry of avoid) for (const form of entry.forms) add(form, entry);

  return (tokens, text) => {
    const hits = [];
    for (let index = 0; index < tokens.length; index++) {
      const { word, start } = /** @type {Token} */ (tokens[index]);
      if (!word) continue;
      const forms = [...(byWord.get(word) ?? []), ...open.filter((form) => word.startsWith(form.parts[0] ?? ""))];
      const best = forms.reduce(
        (longest, form) => {
          const length = lengthAt(form, tokens, index);
          return length > longest.length ? { length, entry: form.entry } : longest;
        },
        { length: 0, entry: /** @type {Avoided | null} */ (null) },
      );
      if (!best.length) continue;
      const end = tokens[index + best.length - 1]?.end ?? start;
      if (best.entry && isAvoided(best.entry, text.slice(start, end))) hits.push({ entry: best.entry, start, end });
      index += best.length - 1;
    }
    return hits;
  };
}

/**
 * Return the number of tokens that match the form from `index` on, or 0.
 *
 * @param {Form} form
 * @param {Token[]} tokens
 * @param {number} index
 */
function lengthAt({ parts, isOpen }, tokens, index) {
  const fits = parts.every((part, offset) => {
    const word = tokens[index + offset]?.word;
    return word === part || (isOpen && offset === parts.length - 1 && word?.startsWith(part));
  });
  return fits ? parts.length : 0;
}

/**
 * Return whether to report a match: it differs from `instead`, and contains `exact`.
 *
 * @param {Avoided} entry
 * @param {string} written
 */
function isAvoided({ instead, exact }, written) {
  const plain = straight(written);
  return (!instead || plain !== straight(instead)) && (!exact || plain.includes(exact));
}

/** @param {string} text */
function straight(text) {
  return text.replaceAll("’", "'").trim().replace(/\s+/g, " ");
}
