/** Hints about the advocate's own words, shown once they stop typing. */

import { finder } from "../core/phrases.js";
import { opener } from "../core/secrets.js";
import { tokens } from "../core/tokens.js";

/** @typedef {import("./view.js").View} View */

const PAUSE = 600;
/** The number of words that are hashed in parallel. */
const AT_WORK = 16;

/**
 * @param {import("../core/words.js").Words} words
 * @param {RulesData} rules
 * @param {(found: import("./state.js").Hint[]) => void} changed called with all hints when they change
 * @returns {(view: View, template: string) => void} checks the text after a pause, except for the template's own
 *   words
 */
export function hints(words, rules, changed) {
  const avoided = finder(rules.avoid ?? [], rules.say ?? []);
  // Web Crypto needs a secure context.
  /** @type {ReturnType<typeof opener>} */
  const isSecret = rules.secret && globalThis.crypto?.subtle ? opener(rules.secret) : () => false;
  const most = rules.secret?.words ?? 0;
  let timer = 0;
  let shown = "";
  let round = 0;
  /** @type {string[]} */
  let secrets = [];

  /**
   * @param {View} view
   * @param {string} template
   */
  async function look({ text, id, network }, template) {
    const mine = ++round;
    const found = tokens(text);
    const before = tokens(template);
    const theirs = runs(before, most);
    const theirWords = new Set(avoided(before, template).map(({ start, end }) => template.slice(start, end)));
    const avoidances = [];
    for (const { entry, start, end } of avoided(found, text)) {
      const written = text.slice(start, end);
      if ((entry.network && entry.network !== id) || theirWords.has(written)) continue;
      avoidances.push({ sentence: sentence(entry, written, network.name), isSecret: Boolean(entry.public) });
    }
    // Keep warnings about words that are still in the text while they are checked again.
    show(warnings(secrets.filter((term) => text.includes(term))).concat(avoidances));
    /** @type {Set<string>} */
    const leaked = new Set();
    let asked = [];
    for (const [letters, { start, end }] of runs(found, most)) {
      const answer = !theirs.has(letters) && isSecret(letters);
      if (answer) asked.push(answer.then((is) => is && leaked.add(text.slice(start, end))));
      if (asked.length < AT_WORK) continue;
      await Promise.all(asked);
      if (mine !== round) return; // they kept typing; finished checks are cached
      asked = [];
    }
    await Promise.all(asked);
    if (mine !== round) return;
    secrets = [...leaked];
    show(warnings(secrets).concat(avoidances));
  }

  /** @param {string[]} terms */
  function warnings(terms) {
    return terms.map((term) => ({ sentence: words.say("composer_hint_secret", { words: term }), isSecret: true }));
  }

  /**
   * @param {import("../core/phrases.js").Avoided} entry
   * @param {string} written
   * @param {string} network
   */
  function sentence({ instead, why, network: own, public: isPublic }, written, network) {
    const values = { words: written, instead: instead ?? "", network };
    const key = isPublic ? "composer_hint_public" : instead ? "composer_hint_instead" : "composer_hint_avoid";
    return [words.say(own && !isPublic ? `${key}_on` : key, values), why].filter(Boolean).join(" ");
  }

  /** @param {import("./state.js").Hint[]} found */
  function show(found) {
    const sentences = found.map(({ sentence }) => sentence).join("\n");
    if (sentences === shown) return;
    shown = sentences;
    changed(found);
  }

  return (view, template) => {
    clearTimeout(timer);
    round++;
    timer = window.setTimeout(() => void look(view, template), PAUSE);
  };
}

/**
 * Return every run of up to `most` words, by its letters.
 *
 * @param {import("../core/tokens.js").Token[]} found
 * @param {number} most
 * @returns {Map<string, { start: number, end: number }>}
 */
function runs(found, most) {
  const made = new Map();
  found.forEach(({ start }, place) => {
    let letters = "";
    for (const { word, end } of found.slice(place, place + most)) {
      if (!word) break;
      letters += word;
      if (letters.length > 2 && !made.has(letters)) made.set(letters, { start, end });
    }
  });
  return made;
}
