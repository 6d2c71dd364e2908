/** Finds the feed's entries that match a choice, by facts, device data and search text. */

import { PublishedAnew } from "../load.js";
import { askSearch, loadMine } from "./data.js";
import { MINE, find } from "./filters.js";

/** @typedef {import("./filters.js").Choice} Choice */
/** @typedef {import("./filters.js").Found} Found */
/** @typedef {(position: number) => boolean} Test whether the entry at a position matches */

/** @type {Test} */
const ANY = () => true;

/** The entries that match one choice. Each choice has its own instance. */
export class Matching {
  /**
   * @param {FeedIndex} index
   * @param {Choice} choice
   * @param {Test} isMine whether an entry matches the “saved” and “shared” filters
   */
  constructor(index, choice, isMine) {
    this.index = index;
    this.choice = choice;
    this.isMine = isMine;
    /**
     * How well entries match the search text, by position; null without one.
     *
     * @type {Map<number, number> | null}
     */
    this.scores = null;
    /** The corrected search text, if nothing matched the typed one. */
    this.meant = "";
    /** Whether no post has all words of the search text. */
    this.isPartial = false;
  }

  /**
   * @param {FeedIndex} index
   * @param {Choice} choice
   * @param {string} language the page's language, which is ranked first
   */
  static async of(index, choice, language) {
    const matching = new Matching(index, choice, await loadMine(index, choice));
    if (choice.text) await matching.search(language);
    return matching;
  }

  /** @param {string} language */
  search(language) {
    return askSearch(async (search) => {
      if (search.records.posts !== this.index.version) throw new PublishedAnew();
      const answer = await search.find(this.choice.text, (position) => position < this.index.posts.first.length);
      this.scores = search.ranks(answer.scores, language);
      this.meant = answer.corrected ?? "";
      this.isPartial = answer.isPartial;
    });
  }

  /** @returns {Found} */
  find() {
    return find(this.index, this.choice, Date.now(), (position) => this.isMine(position) && this.matchesText(position));
  }

  /**
   * @param {number} position
   * @returns {boolean} whether an entry matches the search text
   */
  matchesText(position) {
    return this.scores?.has(position) ?? true;
  }

  /**
   * @param {number[]} positions
   * @returns {number[]} the positions, best match first
   */
  bestFirst(positions) {
    return positions.toSorted((a, b) => (this.scores?.get(b) ?? 0) - (this.scores?.get(a) ?? 0));
  }

  /** Reload the data of this device. */
  async renew() {
    this.isMine = await loadMine(this.index, this.choice);
  }

  /** @returns {Promise<(kind: keyof Choice) => number>} gives the number of posts without a filter */
  async without() {
    const others = new Map();
    for (const kind of MINE) others.set(kind, await loadMine(this.index, { ...this.choice, [kind]: "" }));
    return (kind) => {
      /** @type {Test} */
      const isMine = others.get(kind) ?? this.isMine;
      const matchesText = kind === "text" ? ANY : (/** @type {number} */ position) => this.matchesText(position);
      const choice = { ...this.choice, [kind]: "" };
      return find(this.index, choice, Date.now(), (position) => isMine(position) && matchesText(position)).posts.length;
    };
  }
}
