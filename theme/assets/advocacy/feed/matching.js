/** Which entries of the feed match a choice: by what they are, by what this device knows, by what they say. */

import { PublishedAnew } from "../load.js";
import { askSearch, loadMine } from "./data.js";
import { MINE, find } from "./filters.js";

/** @typedef {import("./filters.js").Choice} Choice */
/** @typedef {import("./filters.js").Found} Found */
/** @typedef {(place: number) => boolean} Test whether the entry at a place matches */

/** @type {Test} */
const ANY = () => true;

/** The entries that match one choice. A new choice has a new one. */
export class Matching {
  /**
   * @param {FeedIndex} index
   * @param {Choice} choice
   * @param {Test} isMine whether the device should show a post
   */
  constructor(index, choice, isMine) {
    this.index = index;
    this.choice = choice;
    this.isMine = isMine;
    /**
     * How well entries match the wanted words, by their places; null where any will do.
     *
     * @type {Map<number, number> | null}
     */
    this.scores = null;
    /** The words that were meant, where the hub does not have those that were typed. */
    this.meant = "";
  }

  /**
   * @param {FeedIndex} index
   * @param {Choice} choice
   * @param {string} language of the page, which comes first among what is found
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
      const answer = await search.find(this.choice.text, (place) => place < this.index.posts.first.length);
      this.scores = search.ranks(answer.scores, language);
      this.meant = answer.corrected ?? "";
    });
  }

  /** @returns {Found} what matches */
  find() {
    return find(this.index, this.choice, Date.now(), (place) => this.isMine(place) && this.says(place));
  }

  /**
   * @param {number} place
   * @returns {boolean} whether an entry says the wanted words
   */
  says(place) {
    return this.scores?.has(place) ?? true;
  }

  /**
   * @param {number[]} places
   * @returns {number[]} in the order of how well they match the wanted words
   */
  bestFirst(places) {
    return places.toSorted((one, other) => (this.scores?.get(other) ?? 0) - (this.scores?.get(one) ?? 0));
  }

  /** Ask anew what this device knows of the posts. */
  async renew() {
    this.isMine = await loadMine(this.index, this.choice);
  }

  /** @returns {Promise<(kind: keyof Choice) => number>} how many posts match without one part of the choice */
  async without() {
    const others = new Map();
    for (const kind of MINE) others.set(kind, await loadMine(this.index, { ...this.choice, [kind]: "" }));
    return (kind) => {
      /** @type {Test} */
      const isMine = others.get(kind) ?? this.isMine;
      const says = kind === "text" ? ANY : (/** @type {number} */ place) => this.says(place);
      const choice = { ...this.choice, [kind]: "" };
      return find(this.index, choice, Date.now(), (place) => isMine(place) && says(place)).posts.length;
    };
  }
}
