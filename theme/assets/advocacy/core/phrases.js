/** Finds a hub's avoided words and phrases in a text, as rules/phrases.py does. */

/** @typedef {import("./tokens.js").Token} Token */

/**
 * @typedef {object} Avoided
 * @property {string[]} forms words separated by single spaces; a final asterisk matches any ending
 * @property {string} [instead]
 * @property {string} [why]
 * @property {string} [network] the only network it applies to
 * @property {string} [exact] the required exact spelling
 * @property {1} [public] whether it's confidential but may be named in hints
 */

/** @typedef {{ parts: string[], isOpen: boolean, entry: Avoided | null }} Form */

/**
 * @param {Avoided[]} avoid
 * @param {string[]} say forms that are always allowed
 * @returns {(found: Token[], text: string) => Array<{ entry: Avoided, start: number, end: number }>}
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

  return (found, text) => {
    const hits = [];
    for (let place = 0; place < found.length; place++) {
      const { word, start } = /** @type {Token} */ (found[place]);
      if (!word) continue;
      const forms = [...(byWord.get(word) ?? []), ...open.filter((form) => word.startsWith(form.parts[0] ?? ""))];
      const best = forms.reduce(
        (longest, form) => {
          const length = lengthAt(form, found, place);
          return length > longest.length ? { length, entry: form.entry } : longest;
        },
        { length: 0, entry: /** @type {Avoided | null} */ (null) },
      );
      if (!best.length) continue;
      const end = found[place + best.length - 1]?.end ?? start;
      if (best.entry && isMeant(best.entry, text.slice(start, end))) hits.push({ entry: best.entry, start, end });
      place += best.length - 1;
    }
    return hits;
  };
}

/**
 * Return the number of words of the form if it matches at `place`, otherwise 0.
 *
 * @param {Form} form
 * @param {Token[]} found
 * @param {number} place
 */
function lengthAt({ parts, isOpen }, found, place) {
  const fits = parts.every((part, offset) => {
    const word = found[place + offset]?.word;
    return word === part || (isOpen && offset === parts.length - 1 && word?.startsWith(part));
  });
  return fits ? parts.length : 0;
}

/**
 * @param {Avoided} entry
 * @param {string} written
 */
function isMeant({ instead, exact }, written) {
  const plain = straight(written);
  return (!instead || plain !== straight(instead)) && (!exact || plain.includes(exact));
}

/** @param {string} text */
function straight(text) {
  return text.replaceAll("’", "'").trim().replace(/\s+/g, " ");
}
