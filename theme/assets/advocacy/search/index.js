/** Searches the index: Pagefind finds single words, and this module combines them. It doesn't access the page. */

import { PublishedAnew, ROOT, load } from "../load.js";
import { stemsOf } from "./endings.js";
import { meant, partsOf } from "./typos.js";
import { wordsOf } from "./words.js";

/** @typedef {import("./words.js").Word} Word */

/** The end mark of every token in the index; see rendering/search/tokens.py. */
const END = "ʔ";
const TAG = "ǂ";
const FOLDER = new URL("search/", ROOT);
/** Weights of a match by how it was found, by the kind of content, and by language. */
const BY_WORD = 1.2;
const BY_STEM = 0.8;
const BY_PARTS = 0.7;
/** @type {Record<string, number>} */
const KINDS = { posts: 1, campaigns: 0.9, guidelines: 0.8, brand: 0.25 };
const OTHER_KINDS = 0.7;
const IN_OTHER_LANGUAGES = 0.3;
/** A word in more records than this isn't also looked up as a whole word, which only improves the ranking. */
const COMMON = 1000;

/**
 * The results of a query.
 *
 * @typedef {object} Answer
 * @property {Map<number, number>} scores by record number
 * @property {string[]} words the words that were looked up, folded
 * @property {string} [corrected] the query with typos corrected, if a word matched nothing as typed
 * @property {boolean} isPartial whether no record has all words, so that the results have most of them
 */

/** Scores by record number. @typedef {Map<number, number>} Scores */

/** @type {Promise<Index> | undefined} */
let loading;

/** @returns {Promise<Index>} the hub's index, loaded on the first call */
function loadSearch() {
  return (loading ??= Index.load());
}

/**
 * Ask the index. If it fails, for example offline or after the hub was republished, load it again and ask once more.
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
    if (loading === again) loading = undefined; // lets the next call retry
    throw error;
  }
}

/** @returns {Promise<SearchRecords>} the currently published records */
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
    // shards are in the same folder, but Pagefind refuses to merge an index into itself, so the address differs by “./”
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
    /** Record numbers by the start of their hashes in Pagefind. @type {Map<string, number>} */
    this.numbers = new Map(records.hash.split(" ").map((start, number) => [start, number]));
    /** The scores of each token that was looked up. @type {Map<string, Promise<Scores>>} */
    this.cache = new Map();
  }

  /**
   * @param {string} query
   * @param {(number: number) => boolean} [isWanted] whether the results may include a record
   * @returns {Promise<Answer>}
   */
  async find(query, isWanted = () => true) {
    const isShown = (/** @type {number} */ number) => isWanted(number) && !this.hasEnded(number);
    const filter = (/** @type {Scores} */ scores) => new Map([...scores].filter(([number]) => isShown(number)));
    const words = wordsOf(query);
    const found = (await Promise.all(words.map((word) => this.findWord(word)))).map(filter);
    const missing = words.filter((word, at) => found[at]?.size === 0);
    if (!missing.length) return { ...combine(found), words: spell(words) };
    /** @type {string[]} */
    const vocabulary = await load(`search/words.json?v=${this.records.words}`);
    const changed = words.map((word) => (missing.includes(word) ? correct(word, vocabulary) : [word]));
    const better = (await Promise.all(changed.map((parts) => this.findAll(parts)))).map(filter);
    const isTypo = changed.some(([first, second], at) => first && !second && !first.whole.startsWith(words[at]?.whole ?? ""));
    const corrected = spell(changed.flat());
    const answer = combine(better);
    if (!answer.scores.size) await this.verify();
    return { ...answer, words: corrected, ...(isTypo && answer.scores.size && { corrected: corrected.join(" ") }) };
  }

  /** Throw if there may be no results because the index is outdated or can't be reached. */
  async verify() {
    const { version, cards } = await loadRecords();
    if (version !== this.records.version || cards !== this.records.cards) throw new PublishedAnew();
  }

  /** @param {number} number @returns {boolean} whether the record has expired since the build */
  hasEnded(number) {
    const expires = this.records.expires?.[number];
    return expires ? expires * 1000 <= Date.now() : false;
  }

  /**
   * Rank the results for a page: each content once, in its best language.
   *
   * @param {Answer} answer
   * @param {string} language the page's language
   * @returns {number[]} record numbers, best first
   */
  rank({ scores }, language) {
    /** @type {Map<number, number>} */
    const best = new Map();
    const ranks = this.ranks(scores, language);
    for (const number of scores.keys()) {
      const group = number - (this.records.back[number] ?? 0);
      const other = best.get(group);
      if (other === undefined || (ranks.get(number) ?? 0) > (ranks.get(other) ?? 0)) best.set(group, number);
    }
    return [...best.values()].sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0) || a - b);
  }

  /**
   * @param {Scores} scores
   * @param {string} language the page's language, which is ranked first
   * @returns {Scores} the scores, weighted by kind and language
   */
  ranks(scores, language) {
    return new Map(
      [...scores].map(([number, score]) => {
        const isPageLanguage = this.languageOf(number) === language;
        return [number, score * (KINDS[this.kindOf(number)] ?? OTHER_KINDS) * (isPageLanguage ? 1 : IN_OTHER_LANGUAGES)];
      }),
    );
  }

  /** @param {number} number */
  kindOf(number) {
    return this.records.kinds[decode(this.records.kind[number])] ?? "";
  }

  /** @param {number} number */
  languageOf(number) {
    return this.records.languages[decode(this.records.language[number])] ?? "";
  }

  /**
   * @param {number} number
   * @returns {Promise<SearchCard>} a record's card
   */
  async card(number) {
    const { chunk, cards: version } = this.records;
    const file = await load(`search/cards/${Math.floor(number / chunk)}.json?v=${version}`);
    if (file.version !== version) throw new PublishedAnew();
    return file.cards[number % chunk];
  }

  /** @param {Word} word @returns {Promise<Scores>} */
  async findWord({ whole, parts }) {
    const found = whole ? await this.findWhole(whole) : new Map();
    if (!parts.length || (found.size && whole.startsWith(TAG))) return found;
    const byParts = intersect(await Promise.all(parts.map((part) => (whole ? this.findWhole(part) : this.lookUp(part)))));
    return whole ? union([found, weigh(byParts, BY_PARTS)]) : byParts;
  }

  /** @param {string} word @returns {Promise<Scores>} */
  async findWhole(word) {
    if (word.length < 2) return this.lookUp(word + END);
    const typed = await this.lookUp(word);
    const isCommon = typed.size > COMMON;
    const stems = stemsOf(word, this.records.endings).filter((stem) => stem !== word || !isCommon);
    const found = await Promise.all(stems.map((stem) => this.lookUp(stem + END)));
    return union([typed, ...found.map((scores, at) => weigh(scores, stems[at] === word ? BY_WORD : BY_STEM))]);
  }

  /** @param {Word[]} words @returns {Promise<Scores>} the records that contain all words */
  async findAll(words) {
    return intersect(await Promise.all(words.map((word) => this.findWord(word))));
  }

  /** @param {string} hash @returns {number | undefined} the record with this hash; the index stores shortest unique prefixes */
  numberOf(hash) {
    for (let length = 1; length <= hash.length; length++) {
      const number = this.numbers.get(hash.slice(0, length));
      if (number !== undefined) return number;
    }
    return undefined;
  }

  /** @param {string} token @returns {Promise<Scores>} */
  lookUp(token) {
    const cached = this.cache.get(token);
    if (cached) return cached;
    const lookup = this.engine.search(token).then(({ results }) => {
      /** @type {Scores} */
      const scores = new Map();
      for (const { id, score } of results) {
        const number = this.numberOf(id.slice(id.indexOf("_") + 1));
        if (number !== undefined) scores.set(number, score);
      }
      return scores;
    });
    this.cache.set(token, lookup);
    lookup.catch(() => this.cache.delete(token)); // lets the next call retry
    return lookup;
  }
}

/** @param {string} [letter] @returns {number} the number that a letter encodes */
function decode(letter = "") {
  return "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(letter);
}

/**
 * @param {Word} word a word that isn't in the index
 * @param {string[]} vocabulary
 * @returns {Word[]} the finished or corrected word, the parts of a compound, or the word itself
 */
function correct(word, vocabulary) {
  const name = word.whole.replace(TAG, "");
  if (!name) return [word];
  const near = vocabulary.find((known) => known.startsWith(name)) ?? meant(name, vocabulary);
  if (near) return [{ whole: near, parts: [] }];
  const parts = partsOf(name, vocabulary);
  return parts.length ? parts.map((whole) => ({ whole, parts: [] })) : [word];
}

/** @param {Word[]} words @returns {string[]} */
function spell(words) {
  return words.flatMap(({ whole, parts }) => (whole ? [whole.replace(TAG, "")] : parts));
}

/** @param {Scores[]} found @returns {Scores} the sums of scores of records that have all words */
function intersect(found) {
  const [first = new Map(), ...others] = found;
  const both = [...first].filter(([number]) => others.every((scores) => scores.has(number)));
  return new Map(both.map(([number, score]) => [number, others.reduce((sum, scores) => sum + (scores.get(number) ?? 0), score)]));
}

/** @param {Scores[]} found by word @returns {{ scores: Scores, isPartial: boolean }} records that have all words, or else most */
function combine(found) {
  const [scores, hasSeveral] = [intersect(found), found.length > 1];
  return { scores: scores.size || !hasSeveral ? scores : keepBest(found), isPartial: !scores.size && hasSeveral };
}

/** @param {Scores[]} found @returns {Scores} the sums of scores of records that have the most words */
function keepBest(found) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const scores of found) for (const number of scores.keys()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const highest = Math.max(0, ...counts.values());
  return new Map(
    [...counts].flatMap(([number, count]) =>
      count === highest ? [[number, found.reduce((sum, scores) => sum + (scores.get(number) ?? 0), 0)]] : [],
    ),
  );
}

/** @param {Scores[]} found @returns {Scores} each record's highest score */
function union(found) {
  /** @type {Scores} */
  const best = new Map();
  for (const scores of found) {
    for (const [number, score] of scores) if (score > (best.get(number) ?? 0)) best.set(number, score);
  }
  return best;
}

/** @param {Scores} scores @param {number} weight @returns {Scores} */
function weigh(scores, weight) {
  return new Map([...scores].map(([number, score]) => [number, score * weight]));
}
