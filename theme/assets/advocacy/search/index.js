/** What the index says of a query: Pagefind finds words, and here they are put together. Nothing here touches the page. */

import { PublishedAnew, ROOT, load } from "../load.js";
import { stemsOf } from "./endings.js";
import { meant, partsOf } from "./typos.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./words.js").Word} Word */

/** Ends every token of the index; see rendering/search/tokens.py. */
const END = "ʔ";
const TAG = "ǂ";
const FOLDER = new URL("search/", ROOT);
/** How much more or less a match counts by what it was found by, or in a kind that is seldom what was looked for. */
const BY_WORD = 1.2;
const BY_STEM = 0.8;
/** What so many records have is not looked for again as a stem, by which what is just that word comes first. */
const COMMON = 1000;
const BY_PARTS = 0.7;
/** @type {Record<string, number>} */
const KINDS = { posts: 1, campaigns: 0.9, guidelines: 0.8, brand: 0.25 };
const OTHER_KINDS = 0.7;
const IN_OTHER_LANGUAGES = 0.3;

/**
 * What a query finds.
 *
 * @typedef {object} Answer
 * @property {Map<number, number>} scores by the number of the record
 * @property {string[]} words that were looked for, folded
 * @property {string} [corrected] the query with typos corrected, if a word matched nothing as typed
 * @property {boolean} isPartial whether no record has all words, so that those with most of them match
 */

/** Scores by the number of a record. @typedef {Map<number, number>} Scores */

/** @type {Promise<Index> | undefined} */
let loading;

/** @returns {Promise<Index>} the hub's index, loaded when it is first asked for */
function loadSearch() {
  loading ??= Index.load();
  return loading;
}

/**
 * Ask the index. Where it cannot answer, such as without a network or after the hub was published anew, another one is
 * loaded and asked, once.
 *
 * @template T
 * @param {(index: Index) => Promise<T> | T} question
 * @returns {Promise<T>}
 */
export async function ask(question) {
  const asked = loadSearch();
  try {
    return await question(await asked);
  } catch {
    if (loading === asked) loading = undefined;
  }
  const again = loadSearch();
  try {
    return await question(await again);
  } catch (error) {
    if (loading === again) loading = undefined; // the next one to ask may be luckier
    throw error;
  }
}

/** @returns {Promise<SearchRecords>} what is there now */
async function loadRecords() {
  const answer = await fetch(new URL("records.json", FOLDER), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`records.json: ${answer.status}`);
  return answer.json();
}

export class Index {
  /** @returns {Promise<Index>} */
  static async load() {
    const records = await loadRecords();
    const { createInstance } = await import(`${FOLDER}pagefind.js?v=${records.engine}`);
    const metaCacheTag = records.version;
    const engine = createInstance({ basePath: FOLDER.href, noWorker: true, metaCacheTag });
    // Pagefind refuses to merge an index into itself: shards are in the same folder, so its address is written differently
    await Promise.all(records.shards.map((language) => engine.mergeIndex(`${FOLDER}./`, { language, metaCacheTag })));
    return new Index(records, engine);
  }

  /**
   * @param {SearchRecords} records
   * @param {SearchEngine} engine
   */
  constructor(records, engine) {
    this.records = records;
    this.engine = engine;
    /** The numbers of records by the start of their hashes in Pagefind. @type {Map<string, number>} */
    this.numbers = new Map(records.hash.split(" ").map((start, number) => [start, number]));
    /** What was found by words that were looked for. @type {Map<string, Promise<Scores>>} */
    this.known = new Map();
  }

  /**
   * @param {string} query
   * @param {(number: number) => boolean} [isWanted] whether a record counts
   * @returns {Promise<Answer>}
   */
  async find(query, isWanted = () => true) {
    const isShown = (/** @type {number} */ number) => isWanted(number) && !this.hasEnded(number);
    const wanted = (/** @type {Scores} */ scores) => new Map([...scores].filter(([number]) => isShown(number)));
    const words = wordsOf(query);
    const found = (await Promise.all(words.map((word) => this.findWord(word)))).map(wanted);
    const missing = words.filter((word, at) => found[at]?.size === 0);
    if (!missing.length) return { ...allOrMost(found), words: said(words) };
    /** @type {string[]} */
    const vocabulary = await load(`search/words.json?v=${this.records.words}`);
    const changed = words.map((word) => (missing.includes(word) ? meantWords(word, vocabulary) : [word]));
    const better = (await Promise.all(changed.map((parts) => this.findAll(parts)))).map(wanted);
    const isTypo = changed.some(([first, second], at) => first && !second && !first.whole.startsWith(words[at]?.whole ?? ""));
    const meaning = said(changed.flat());
    const answer = allOrMost(better);
    if (!answer.scores.size) await this.verify();
    return { ...answer, words: meaning, ...(isTypo && answer.scores.size && { corrected: meaning.join(" ") }) };
  }

  /** Make sure that nothing was found because there is nothing: parts of the index may be gone, or out of reach. */
  async verify() {
    const { version, cards } = await loadRecords();
    if (version !== this.records.version || cards !== this.records.cards) throw new PublishedAnew();
  }

  /** @param {number} number @returns {boolean} whether it has expired since the hub was built */
  hasEnded(number) {
    const expires = this.records.expires?.[number];
    return expires ? expires * 1000 <= Date.now() : false;
  }

  /**
   * The records of an answer as a page in some language shows them: each in one language, the best first.
   *
   * @param {Answer} answer
   * @param {string} language
   * @returns {number[]}
   */
  ranked({ scores }, language) {
    /** @type {Map<number, number>} */
    const best = new Map();
    const ranks = this.ranks(scores, language);
    for (const number of scores.keys()) {
      const group = number - (this.records.back[number] ?? 0);
      const known = best.get(group);
      if (known === undefined || (ranks.get(number) ?? 0) > (ranks.get(known) ?? 0)) best.set(group, number);
    }
    return [...best.values()].sort((one, other) => (ranks.get(other) ?? 0) - (ranks.get(one) ?? 0) || one - other);
  }

  /**
   * @param {Scores} scores
   * @param {string} language of the page: what is in that comes first
   * @returns {Scores} with the weight of kinds and languages
   */
  ranks(scores, language) {
    return new Map(
      [...scores].map(([number, score]) => {
        const isSpoken = this.languageOf(number) === language;
        return [number, score * (KINDS[this.kindOf(number)] ?? OTHER_KINDS) * (isSpoken ? 1 : IN_OTHER_LANGUAGES)];
      }),
    );
  }

  /** @param {number} number */
  kindOf(number) {
    return this.records.kinds[place(this.records.kind[number])] ?? "";
  }

  /** @param {number} number */
  languageOf(number) {
    return this.records.languages[place(this.records.language[number])] ?? "";
  }

  /**
   * @param {number} number
   * @returns {Promise<SearchCard>} what the card of a record shows
   */
  async card(number) {
    const { chunk, cards: version } = this.records;
    const found = await load(`search/cards/${Math.floor(number / chunk)}.json?v=${version}`);
    if (found.version !== version) throw new PublishedAnew();
    return found.cards[number % chunk];
  }

  /** @param {Word} word @returns {Promise<Scores>} */
  async findWord({ whole, parts }) {
    const found = whole ? await this.findWhole(whole) : new Map();
    if (!parts.length || (found.size && whole.startsWith(TAG))) return found;
    const byParts = all(await Promise.all(parts.map((part) => (whole ? this.findWhole(part) : this.look(part)))));
    return whole ? union([found, weighted(byParts, BY_PARTS)]) : byParts;
  }

  /** @param {string} word @returns {Promise<Scores>} */
  async findWhole(word) {
    if (word.length < 2) return this.look(word + END);
    const typed = await this.look(word);
    const isCommon = typed.size > COMMON;
    const stems = stemsOf(word, this.records.endings).filter((stem) => stem !== word || !isCommon);
    const found = await Promise.all(stems.map((stem) => this.look(stem + END)));
    return union([typed, ...found.map((scores, at) => weighted(scores, stems[at] === word ? BY_WORD : BY_STEM))]);
  }

  /** @param {Word[]} words @returns {Promise<Scores>} the records that have all of them */
  async findAll(words) {
    return all(await Promise.all(words.map((word) => this.findWord(word))));
  }

  /** @param {string} hash @returns {number | undefined} the record with that hash: the index has the shortest unique start */
  numberOf(hash) {
    for (let length = 1; length <= hash.length; length++) {
      const number = this.numbers.get(hash.slice(0, length));
      if (number !== undefined) return number;
    }
    return undefined;
  }

  /** @param {string} token @returns {Promise<Scores>} */
  look(token) {
    const known = this.known.get(token);
    if (known) return known;
    const looking = this.engine.search(token).then(({ results }) => {
      /** @type {Scores} */
      const scores = new Map();
      for (const { id, score } of results) {
        const number = this.numberOf(id.slice(id.indexOf("_") + 1));
        if (number !== undefined) scores.set(number, score);
      }
      return scores;
    });
    this.known.set(token, looking);
    looking.catch(() => this.known.delete(token));
    return looking;
  }
}

/** @param {string} [letter] @returns {number} the place that a letter stands for */
function place(letter = "") {
  return "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(letter);
}

/**
 * @param {Word} word that isn't in the index
 * @param {string[]} vocabulary
 * @returns {Word[]} the words that were probably meant: one if the word is unfinished or mistyped, several if it is a compound, itself otherwise
 */
function meantWords(word, vocabulary) {
  const name = word.whole.replace(TAG, "");
  if (!name) return [word];
  const near = vocabulary.find((known) => known.startsWith(name)) ?? meant(name, vocabulary);
  if (near) return [{ whole: near, parts: [] }];
  const parts = partsOf(name, vocabulary);
  return parts.length ? parts.map((whole) => ({ whole, parts: [] })) : [word];
}

/** @param {Word[]} words */
function said(words) {
  return words.flatMap(({ whole, parts }) => (whole ? [whole.replace(TAG, "")] : parts));
}

/** @param {Scores[]} found @returns {Scores} of the records that are in all of them */
function all(found) {
  const [first = new Map(), ...others] = found;
  const both = [...first].filter(([number]) => others.every((scores) => scores.has(number)));
  return new Map(both.map(([number, score]) => [number, others.reduce((sum, one) => sum + (one.get(number) ?? 0), score)]));
}

/** @param {Scores[]} found by word @returns {{ scores: Scores, isPartial: boolean }} */
function allOrMost(found) {
  const [scores, some] = [all(found), found.length > 1];
  return { scores: scores.size || !some ? scores : most(found), isPartial: !scores.size && some };
}

/** @param {Scores[]} found @returns {Scores} of the records that are in most of them */
function most(found) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const scores of found) for (const number of scores.keys()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const highest = Math.max(0, ...counts.values());
  return new Map(
    [...counts].flatMap(([number, count]) =>
      count === highest ? [[number, found.reduce((sum, one) => sum + (one.get(number) ?? 0), 0)]] : [],
    ),
  );
}

/** @param {Scores[]} found @returns {Scores} of the records that are in any of them, the best score of each */
function union(found) {
  /** @type {Scores} */
  const best = new Map();
  for (const scores of found) {
    for (const [number, score] of scores) if (score > (best.get(number) ?? 0)) best.set(number, score);
  }
  return best;
}

/** @param {Scores} scores @param {number} weight @returns {Scores} */
function weighted(scores, weight) {
  return new Map([...scores].map(([number, score]) => [number, score * weight]));
}
