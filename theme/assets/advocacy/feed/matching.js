/** Which entries of the feed match a choice: by what they are, by what this device knows, by what they say. */

import { loadMine, loadTexts } from "./data.js";
import { MINE, find, saying } from "./filters.js";

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
     * Whether an entry says the wanted words.
     *
     * @type {Test}
     */
    this.says = ANY;
  }

  /**
   * @param {FeedIndex} index
   * @param {Choice} choice
   */
  static async of(index, choice) {
    return new Matching(index, choice, await loadMine(index, choice));
  }

  /** @returns {Found} what matches, as far as the words have been read */
  find() {
    return find(this.index, this.choice, Date.now(), (place) => this.isMine(place) && this.says(place));
  }

  /**
   * Read the entries for the wanted words, where there are any.
   *
   * @returns {AsyncGenerator<number>} how many entries say them, each time that more have been read
   */
  async *read() {
    if (!this.choice.text) return;
    const matches = saying(this.choice.text);
    /** @type {boolean[]} */
    const said = [];
    this.says = (place) => said[place] ?? false;
    for await (const texts of loadTexts(this.index)) {
      said.push(...texts.map(matches));
      yield said.filter(Boolean).length;
    }
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
      const says = kind === "text" ? ANY : this.says;
      const choice = { ...this.choice, [kind]: "" };
      return find(this.index, choice, Date.now(), (place) => isMine(place) && says(place)).posts.length;
    };
  }
}
