/** The feed: the URL contains the filters, and the cards follow it. */

import { wordsOf } from "../core/words.js";
import { deviceButton } from "../device.js";
import { PublishedAnew, loadWords } from "../load.js";
import { recall, remember } from "../store.js";
import { trail } from "../ways.js";
import { copyAddress, followOwnLinks } from "./address.js";
import { attachButtons, changeBy, chosenIn, part, showChoice, showCounts, showFound } from "./controls.js";
import { askSearch, loadIndex } from "./data.js";
import { KINDS, MINE, anything, choiceFrom, isLimited, nameOf, searchWith, sorted } from "./filters.js";
import { showOrder, sortWritten } from "./first.js";
import { CardList } from "./list.js";
import { SAVED, markCards } from "./marks.js";
import { Matching } from "./matching.js";
import { orderOf } from "./order.js";
import { openSheet } from "./sheet.js";
import { isNew, visit, visitMarks } from "./visits.js";

/** @typedef {import("./filters.js").Choice} Choice */
/** @typedef {import("./filters.js").Found} Found */

const BATCH = 24;
const TYPING = 150;
const SLOW = 700;

/** @type {Feed | null} */
let current = null;
/** The number of cards and the scroll position when the advocate left the feed, to restore them. */
const left = { address: "", shown: 0, y: 0 };

/**
 * Mark a feed's cards and attach its filters, if it has any.
 *
 * @param {HTMLElement} element
 */
export function attachFeed(element) {
  if (current?.element === element || !element.isConnected) return;
  current = new Feed(element);
  current.markWritten();
  if (current.version) current.start();
}

/** @returns {Feed | null} the page's feed, if the URL is still its own */
function here() {
  return current?.version && current.element.isConnected && location.pathname === current.pathname ? current : null;
}

addEventListener("popstate", () => here()?.restore());
document.addEventListener(SAVED, () => here()?.recount());

// Material tracks it too, but overwrites it while the page is still too short.
addEventListener("scroll", () => void (here()?.isRestoring === false && (left.y = scrollY)), { passive: true });

followOwnLinks(() => here() !== null, () => void here()?.restore());

class Feed {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.pathname = location.pathname;
    this.version = element.dataset.advocacyData ?? "";
    this.before = visit(Date.now());
    this.words = loadWords(element.lang).then(wordsOf);
    this.list = new CardList(element);
    /**
     * The matches of the current choice.
     *
     * @type {Matching | null}
     */
    this.matching = null;
    this.choice = anything();
    this.count = element.querySelector("[role=status]")?.textContent ?? "";
    this.shown = 0;
    this.isRestoring = false;
    this.isOutdated = false;
    this.turn = 0;
  }

  /** Mark the cards in the page's HTML and show how many are new. */
  async markWritten() {
    const now = Date.now();
    const words = await this.words.catch(() => null);
    if (!words) return;
    await this.mark(this.list.written);
    const count = this.list.written.filter((card) => !card.hidden && isNew(card, this.before, now)).length;
    const place = this.element.querySelector("[data-advocacy-new]");
    if (place && count) place.textContent = words.count("feed_new_count", count);
    const names = async () => {
      const index = await loadIndex(this.version).catch(() => null); // fall back to ids
      return (/** @type {string} */ network) => (index && nameOf(index, "network", network)) ?? network;
    };
    const forgotten = () => {
      void this.mark(this.list.all());
      if (this.version) this.sort();
    };
    this.element.querySelector("[data-advocacy-device]")?.replaceChildren(deviceButton(words, names, forgotten));
  }

  /** @param {HTMLElement[]} cards */
  async mark(cards) {
    const [words, now] = [await this.words, Date.now()];
    await markCards(cards, words, this.choice.network, (card) => visitMarks(card, words, this.before, now));
  }

  /** Sort the posts in the stored order. */
  sort() {
    sortWritten(this.element, this.list.written);
    if (this.list.known.size) void this.update();
  }

  /** @param {{ newest?: true }} order */
  turnOrder({ newest }) {
    remember((memory) => (newest ? (memory.newest = newest) : delete memory.newest));
    this.sort();
    part(this.element, `[data-advocacy-${newest ? "yours" : "newest"}]`).focus(); // the pressed button is now hidden
  }

  start() {
    const form = part(this.element, ".advocacy-filters");
    const status = part(this.element, "[role=status]");
    for (const sign of ["pointerover", "focusin"]) form.addEventListener(sign, ({ target }) => this.expect(target));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => this.take(target));
    form.addEventListener("click", ({ target }) => this.take(target, true));
    let typing = 0;
    form.addEventListener("input", ({ target }) => {
      clearTimeout(typing);
      if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
      typing = setTimeout(() => this.choose({ text: target.value.trim() }), TYPING);
    });
    /** @type {Record<string, (button: HTMLElement) => unknown>} */
    const actions = {
      skip: () => status.focus(),
      more: () => this.more(),
      retry: () => (this.isOutdated ? location.reload() : this.update()),
      clear: () => this.choose(anything(), status),
      copy: async (button) => copyAddress(button, await this.words),
      filters: async () => {
        const focused = document.activeElement;
        const words = await this.words;
        if (document.activeElement !== focused) return; // the advocate has moved on, or pressed the button twice
        openSheet(form, words, words.say("feed_show", { posts: this.count }), () => this.choose(anything()));
      },
      newest: () => this.turnOrder({ newest: true }),
      yours: () => this.turnOrder({}),
    };
    attachButtons(this.element, actions);
    this.element.classList.add("advocacy-ready"); // replaces the links to older pages
    const early = Object.entries(chosenIn(this.element)).filter(([, value]) => value);
    if (!early.length) return this.restore();
    this.choice = choiceFrom(location.search);
    return this.choose(Object.fromEntries(early)); // the advocate was faster than this script
  }

  /**
   * Preload a control's data, so that it responds at once.
   *
   * @param {EventTarget | null} target
   */
  async expect(target) {
    try {
      await loadIndex(this.version);
      if (target instanceof HTMLInputElement && target.type === "search") await askSearch(() => {});
    } catch {
      // The choice itself will report the error.
    }
  }

  /** Show the state in the URL. */
  async restore() {
    const known = left.address === location.href;
    const y = known ? left.y : history.state?.y;
    this.choice = choiceFrom(location.search);
    trail.feed = location.href;
    this.shown = known ? left.shown : 0;
    this.isRestoring = true;
    await this.update();
    this.isRestoring = false;
    if (y && (this.shown || isLimited(this.choice))) scrollTo(0, y); // the page was too short before
  }

  /**
   * Apply a control's change.
   *
   * @param {EventTarget | null} target
   * @param {boolean} [again] whether this is a click; clicking the chosen option again clears it
   */
  take(target, again = false) {
    const change = changeBy(target, this.choice, again);
    if (change) this.choose(change);
  }

  /**
   * Change the choice and update the URL.
   *
   * @param {Partial<Choice>} change
   * @param {HTMLElement} [next] the element to focus, as the used control disappears
   */
  choose(change, next) {
    this.choice = { ...this.choice, ...change };
    this.shown = 0;
    const { audience, language } = change;
    if (audience || language) remember((memory) => Object.assign(memory, audience && { audience }, language && { language }));
    history.replaceState(history.state, "", location.pathname + searchWith(this.choice, location.search));
    trail.feed = location.href;
    next?.focus({ preventScroll: true });
    if (part(this.element, ".advocacy-cards").getBoundingClientRect().top < 0) this.element.scrollIntoView();
    return this.update();
  }

  async more() {
    const list = part(this.element, ".advocacy-cards");
    const shown = list.childElementCount;
    this.shown = shown + BATCH;
    Object.assign(left, { address: location.href, shown: this.shown });
    await this.update();
    list.children[shown]?.querySelector("a")?.focus();
  }

  /** Show the matching posts, unless the choice changes while they load. */
  async update() {
    const turn = ++this.turn;
    showChoice(this.element, this.choice);
    const isAsWritten = !this.list.known.size && !this.shown && !isLimited(this.choice);
    if (isAsWritten && !this.list.written.some((card) => card.hidden)) return this.settle(false);
    const status = part(this.element, "[role=status]");
    const slow = setTimeout(async () => (status.textContent = (await this.words).say("feed_loading")), SLOW);
    try {
      await this.show(turn);
    } catch (error) {
      this.isOutdated = error instanceof PublishedAnew;
      if (turn === this.turn) this.settle(true);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {number} turn */
  async show(turn) {
    const [index, words] = await Promise.all([loadIndex(this.version), this.words]);
    if (turn !== this.turn) return;
    const { choice, unknown } = sorted(this.choice, index);
    this.choice = choice;
    const matching = await Matching.of(index, choice, this.element.lang);
    const found = matching.find();
    const cards = await this.cards(matching, found);
    if (turn !== this.turn) return;
    await this.mark(cards);
    const list = part(this.element, ".advocacy-cards");
    const focused = list.contains(document.activeElement) && document.activeElement;
    list.replaceChildren(...cards); // removes the focus, even from cards that stay
    if (focused instanceof HTMLElement) (list.contains(focused) ? focused : part(this.element, "[role=status]")).focus();
    part(this.element, "[data-advocacy-more]").hidden = found.posts.length <= cards.length;
    showChoice(this.element, choice);
    showCounts(this.element, index, found, words);
    await this.say(matching, found, unknown);
    this.settle(false);
  }

  /**
   * Show the number of posts.
   *
   * @param {Matching} matching
   * @param {Found} found
   * @param {string[]} [unknown]
   */
  async say(matching, found, unknown = []) {
    const { index, choice } = matching;
    this.matching = matching;
    const [words, status] = [await this.words, part(this.element, "[role=status]")];
    this.count = words.count("posts", found.posts.length);
    const without = await matching.without();
    const notes = unknown.length ? [words.say("feed_unknown", { values: unknown.join(", ") })] : [];
    if (matching.meant) notes.push(words.say("search_meant", { words: choice.text, meant: matching.meant }));
    if (matching.isPartial && found.posts.length) notes.push(words.say("search_some"));
    showFound(this.element, index, found, words, choice, notes, without, (change) => this.choose(change, status));
  }

  /** Update the number after a post was saved or unsaved. Its card stays, so that it can be saved again. */
  async recount() {
    if (!this.matching?.choice.saved) return;
    await this.matching.renew();
    await this.say(this.matching, this.matching.find());
  }

  /** @param {boolean} failed whether the data failed to load */
  settle(failed) {
    this.element.classList.remove("advocacy-waiting");
    part(this.element, "[role=alert]").hidden = !failed;
  }

  /**
   * @param {Matching} matching
   * @param {Found} found
   * @returns {Promise<HTMLElement[]>} the cards to show
   */
  async cards(matching, { posts }) {
    const { index } = matching;
    const most = Math.max(this.shown, isLimited(this.choice) ? BATCH : this.list.written.length);
    const memory = recall();
    const { reasons, sort } = orderOf(index, memory, [...navigator.languages, this.element.lang], KINDS.filter((kind) => this.choice[kind]));
    showOrder(this.element, matching.scores ? [] : reasons, memory.newest ?? false);
    const ordered = matching.scores ? matching.bestFirst(posts) : sort(posts);
    return this.list.at(index, ordered.slice(0, most));
  }
}
