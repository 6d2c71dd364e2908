/** The feed: what is chosen stands in the address, and the cards follow it. */

import { copy } from "../clipboard.js";
import { wordsOf } from "../core/words.js";
import { deviceButton } from "../device.js";
import { loadWords } from "../load.js";
import { recall, remember } from "../store.js";
import { trail } from "../ways.js";
import { makeCard } from "./cards.js";
import { chosenIn, part, showChoice, showCounts, showFound } from "./controls.js";
import { loadCards, loadIndex, loadMine, loadTexts } from "./data.js";
import { KINDS, MINE, anything, choiceFrom, find, isLimited, nameOf, saying, searchWith, sorted } from "./filters.js";
import { showOrder, sortWritten } from "./first.js";
import { SAVED, markCards } from "./marks.js";
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
/** How much was shown where the advocate left the feed, and how far down they were, for when they come back. */
const left = { address: "", shown: 0, y: 0 };

/**
 * Mark the cards of a feed, and make its filters work where it has them.
 *
 * @param {HTMLElement} element
 */
export function attachFeed(element) {
  if (current?.element === element || !element.isConnected) return;
  current = new Feed(element);
  current.markWritten();
  if (current.version) current.start();
}

/** @returns {Feed | null} the feed that is on the page, where the address is its own */
function here() {
  return current?.version && current.element.isConnected && location.pathname === current.pathname ? current : null;
}

addEventListener("popstate", () => here()?.restore());
document.addEventListener(SAVED, () => here()?.recount());

// Material notes it too, but anew while the page is still too short for it.
addEventListener("scroll", () => void (here()?.isRestoring === false && (left.y = scrollY)), { passive: true });

/** @returns {string} the address to share: that of the current edition of the hub, where it has editions */
function shared() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  const isElsewhere = !canonical || new URL(canonical.href).origin !== location.origin; // a preview is its own hub
  const search = new URLSearchParams(location.search);
  for (const kind of MINE) search.delete(kind); // on another device other posts are saved
  return (isElsewhere ? location.origin + location.pathname : canonical.href) + (search.size ? `?${search}` : "");
}

/** Material takes a link to the page itself, with other filters, for one that leads nowhere. */
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || !here()) return;
    if (link.origin + link.pathname !== location.origin + location.pathname) return;
    if (link.hash || link.search === location.search) return;
    event.preventDefault();
    event.stopPropagation();
    const drawer = document.getElementById("__drawer");
    if (drawer instanceof HTMLInputElement && drawer.checked) drawer.click();
    history.pushState(null, "", link.href);
    here()?.restore();
  },
  true,
);

class Feed {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.pathname = location.pathname;
    this.version = element.dataset.advocacyData ?? "";
    this.before = visit(Date.now());
    this.words = loadWords(element.lang).then(wordsOf);
    const number = (/** @type {HTMLElement} */ card) => Number(card.dataset.advocacyNumber);
    this.written = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".advocacy-card")]);
    this.written.sort((one, other) => number(one) - number(other)); // the page has sorted them
    /** Whether a post is one that the device should show. */
    /** @type {(place: number) => boolean} */
    this.mine = () => true;
    /**
     * Whether an entry says the wanted words.
     *
     * @type {(place: number) => boolean}
     */
    this.says = () => true;
    /** The cards that there are, by the place of their entry; none before the data are there. */
    /** @type {Map<number, HTMLElement>} */
    this.made = new Map();
    this.choice = anything();
    this.count = element.querySelector("[role=status]")?.textContent ?? "";
    this.shown = 0;
    this.isRestoring = false;
    this.turn = 0;
  }

  /** Mark the cards that the page was written with, and say how many are new. */
  async markWritten() {
    const now = Date.now();
    const words = await this.words.catch(() => null);
    if (!words) return;
    await this.mark(this.written);
    const count = this.written.filter((card) => !card.hidden && isNew(card, this.before, now)).length;
    const place = this.element.querySelector("[data-advocacy-new]");
    if (place && count) place.textContent = words.count("feed_new_count", count);
    const names = async () => {
      const index = await loadIndex(this.version).catch(() => null); // without it, ids have to do
      return (/** @type {string} */ network) => (index && nameOf(index, "network", network)) ?? network;
    };
    const forgotten = () => {
      void this.mark([...this.written, ...this.made.values()]);
      if (this.version) this.sort();
    };
    this.element.querySelector("[data-advocacy-device]")?.replaceChildren(deviceButton(words, names, forgotten));
  }

  /** @param {HTMLElement[]} cards */
  async mark(cards) {
    const [words, now] = [await this.words, Date.now()];
    await markCards(cards, words, this.choice.network, (card) => visitMarks(card, words, this.before, now));
  }

  /** Show the posts in the order that the device remembers. */
  sort() {
    sortWritten(this.element, this.written);
    if (this.made.size) void this.update();
  }

  /** @param {{ newest?: true }} order */
  turnOrder({ newest }) {
    remember((memory) => (newest ? (memory.newest = newest) : delete memory.newest));
    this.sort();
    part(this.element, `[data-advocacy-${newest ? "yours" : "newest"}]`).focus(); // in place of the one that has gone
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
      retry: () => this.update(),
      clear: () => this.choose(anything(), status),
      copy: (button) => this.copy(button),
      filters: async () => {
        const words = await this.words;
        openSheet(form, words, words.say("feed_show", { posts: this.count }), () => this.choose(anything()));
      },
      newest: () => this.turnOrder({ newest: true }),
      yours: () => this.turnOrder({}),
    };
    for (const [name, action] of Object.entries(actions)) {
      const button = part(this.element, `[data-advocacy-${name}]`);
      button.addEventListener("click", () => action(button));
    }
    this.element.classList.add("advocacy-ready"); // until then the links to older pages are there
    const early = Object.entries(chosenIn(this.element)).filter(([, value]) => value);
    if (!early.length) return this.restore();
    this.choice = choiceFrom(location.search);
    return this.choose(Object.fromEntries(early)); // somebody was quicker than this script
  }

  /**
   * Load what a control will need: the choice is then answered at once.
   *
   * @param {EventTarget | null} target
   */
  async expect(target) {
    try {
      const index = await loadIndex(this.version);
      if (target instanceof HTMLInputElement && target.type === "search") await loadTexts(index).next();
    } catch {
      // The choice itself will say that nothing can be loaded.
    }
  }

  /** Show what the address says. */
  async restore() {
    const known = left.address === location.href;
    const y = known ? left.y : history.state?.y;
    this.choice = choiceFrom(location.search);
    trail.feed = location.href;
    this.shown = known ? left.shown : 0;
    this.isRestoring = true;
    await this.update();
    this.isRestoring = false;
    if (y && (this.shown || isLimited(this.choice))) scrollTo(0, y); // the page was too short for that until now
  }

  /**
   * Take over what a control says.
   *
   * @param {EventTarget | null} target
   * @param {boolean} [again] whether it was only touched: a second time takes the choice back
   */
  take(target, again = false) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const mine = MINE.find((one) => one === target.name);
    if (mine && target instanceof HTMLInputElement && !again) return this.choose({ [mine]: target.checked ? target.value : "" });
    const kind = KINDS.find((one) => one === target.closest("fieldset")?.dataset.kind);
    if (!kind || (again && (target.type !== "radio" || target.value !== this.choice[kind]))) return;
    this.choose({ [kind]: again ? "" : target.value });
  }

  /**
   * Change the choice, in the address too.
   *
   * @param {Partial<Choice>} change
   * @param {HTMLElement} [next] what has the focus afterwards, where the control that was used goes
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

  /** Show what is chosen, unless something else has been chosen before it is there. */
  async update() {
    const turn = ++this.turn;
    showChoice(this.element, this.choice);
    const isAsWritten = !this.made.size && !this.shown && !isLimited(this.choice);
    if (isAsWritten && !this.written.some((card) => card.hidden)) return this.settle(false);
    const status = part(this.element, "[role=status]");
    const slow = setTimeout(async () => (status.textContent = (await this.words).say("feed_loading")), SLOW);
    try {
      await this.show(turn);
    } catch {
      if (turn === this.turn) this.settle(true);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {number} turn */
  async show(turn) {
    const [index, words] = await Promise.all([loadIndex(this.version), this.words]);
    if (turn !== this.turn) return;
    this.know(index);
    const { choice, unknown } = sorted(this.choice, index);
    this.choice = choice;
    this.mine = await loadMine(index, choice);
    const found = await this.seek(index, turn);
    const cards = await this.cards(index, found);
    if (turn !== this.turn) return;
    await this.mark(cards);
    part(this.element, ".advocacy-cards").replaceChildren(...cards);
    part(this.element, "[data-advocacy-more]").hidden = found.posts.length <= cards.length;
    showChoice(this.element, choice);
    showCounts(this.element, index, found, words);
    await this.say(index, found, unknown);
    this.settle(false);
  }

  /**
   * Say how many posts there are.
   *
   * @param {FeedIndex} index
   * @param {Found} found
   * @param {string[]} [unknown]
   */
  async say(index, found, unknown = []) {
    const { choice } = this;
    const [words, status] = [await this.words, part(this.element, "[role=status]")];
    this.count = words.count("posts", found.posts.length);
    const others = new Map();
    for (const kind of MINE) others.set(kind, await loadMine(index, { ...choice, [kind]: "" }));
    const without = (/** @type {keyof Choice} */ kind) => {
      const mine = others.get(kind) ?? this.mine;
      const says = (/** @type {number} */ place) => mine(place) && (kind === "text" || this.says(place));
      return find(index, { ...choice, [kind]: "" }, Date.now(), says).posts.length;
    };
    showFound(this.element, index, found, words, choice, unknown, without, (change) => this.choose(change, status));
  }

  /** Say it anew after a post was saved, or is not any more: its card stays, so that it can be saved again. */
  async recount() {
    if (!this.choice.saved) return;
    const index = await loadIndex(this.version);
    this.mine = await loadMine(index, this.choice);
    await this.say(index, find(index, this.choice, Date.now(), (place) => this.mine(place) && this.says(place)));
  }

  /** @param {boolean} failed whether the data could not be had */
  settle(failed) {
    this.element.classList.remove("advocacy-waiting");
    part(this.element, "[role=alert]").hidden = !failed;
  }

  /** @param {FeedIndex} index whose first entries are the cards that the page was written with */
  know(index) {
    if (this.made.size) return;
    const first = index.posts.first.flatMap((one, place) => (one ? [place] : []));
    this.written.forEach((card, number) => this.made.set(first[number] ?? -1, card));
  }

  /**
   * @param {FeedIndex} index
   * @param {number} turn
   * @returns {Promise<Found>} what matches; the first posts are shown before the last words have come
   */
  async seek(index, turn) {
    this.says = () => true;
    if (!this.choice.text) return find(index, this.choice, Date.now(), this.mine);
    const matches = saying(this.choice.text);
    /** @type {boolean[]} */
    const said = [];
    this.says = (place) => said[place] ?? false;
    const found = () => find(index, this.choice, Date.now(), (place) => this.mine(place) && this.says(place));
    let seen = false;
    for await (const texts of loadTexts(index)) {
      said.push(...texts.map(matches));
      if (turn !== this.turn) break;
      if (seen || said.filter(Boolean).length < BATCH) continue;
      seen = true;
      part(this.element, ".advocacy-cards").replaceChildren(...(await this.cards(index, found())));
    }
    return found();
  }

  /**
   * @param {FeedIndex} index
   * @param {Found} found
   * @returns {Promise<HTMLElement[]>} the cards to be shown
   */
  async cards(index, { posts }) {
    const most = Math.max(this.shown, isLimited(this.choice) ? BATCH : this.written.length);
    const memory = recall();
    const { reasons, sort } = orderOf(index, memory, [...navigator.languages, this.element.lang], KINDS.filter((kind) => this.choice[kind]));
    showOrder(this.element, reasons, memory.newest ?? false);
    const places = sort(posts).slice(0, most);
    const template = /** @type {HTMLTemplateElement} */ (part(this.element, "template"));
    for (const [place, card] of await loadCards(index, places.filter((place) => !this.made.has(place)))) {
      this.made.set(place, makeCard(template, index, place, card));
    }
    return places.flatMap((place) => this.made.get(place) ?? []);
  }

  /** @param {HTMLElement} button */
  async copy(button) {
    if (!(await copy(shared()))) return;
    const said = button.textContent;
    button.textContent = (await this.words).say("feed_copied");
    setTimeout(() => (button.textContent = said), 2000);
  }
}
