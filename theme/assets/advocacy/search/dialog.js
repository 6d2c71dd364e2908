/** The search dialog of the header: Material's look and keys, and the hub's own index. */

import { wordsOf } from "../core/words.js";
import { element } from "../dom.js";
import { loadWords } from "../load.js";
import { hit } from "./cards.js";
import { ask } from "./index.js";

/** @typedef {import("../core/words.js").Words} Words */

/** Milliseconds without another key before a search starts. */
const TYPING = 30;
/** Results shown at first, as many as a phone has room for, and results added to them. */
const [FIRST, BATCH] = [5, 10];

/** @type {WeakMap<HTMLElement, Dialog>} */
const dialogs = new WeakMap();

/**
 * @param {HTMLElement} root
 * @param {HTMLInputElement} field that has the focus
 * @returns {Dialog}
 */
export function openDialog(root, field) {
  const dialog = dialogs.get(root) ?? new Dialog(root, field);
  dialogs.set(root, dialog);
  dialog.open();
  return dialog;
}

class Dialog {
  /**
   * @param {HTMLElement} root
   * @param {HTMLInputElement} field
   */
  constructor(root, field) {
    this.root = root;
    this.field = field;
    this.toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
    this.status = /** @type {HTMLElement} */ (root.querySelector(".md-search-result__meta"));
    this.status.role = "status";
    this.list = /** @type {HTMLElement} */ (root.querySelector("ol"));
    this.scroller = /** @type {HTMLElement} */ (root.querySelector(".md-search__scrollwrap"));
    this.language = document.querySelector('meta[name="advocacy-language"]')?.getAttribute("content") ?? "en";
    this.turn = 0;
    this.query = "";
    /** Makes the next elements of the list. @type {() => Promise<HTMLElement[]>} */
    this.next = async () => [];
    /** The search that is going on or was the last. @type {Promise<void>} */
    this.searching = Promise.resolve();
    this.typing = 0;
    field.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.search(), TYPING);
    });
    field.form?.addEventListener("reset", () => setTimeout(() => (field.focus(), this.search())));
    root.addEventListener("keydown", (event) => this.press(event));
    root.addEventListener("click", ({ target }) => void (target instanceof Element && target.closest("a") && this.close()));
    this.scroller.addEventListener("scroll", ({ target }) => {
      const { scrollHeight, scrollTop, clientHeight } = /** @type {HTMLElement} */ (target);
      if (scrollHeight - scrollTop < 2 * clientHeight) void this.more();
    });
    this.toggle.addEventListener("change", () => this.settle());
    root.prepend(element("link", { rel: "stylesheet", href: new URL("../css/components/search.css", import.meta.url).href }));
  }

  open() {
    if (!this.toggle.checked) this.toggle.click();
    this.settle();
    void ask(() => {}).catch(() => {}); // the search itself will say so
    if (this.field.value.trim() !== this.query && !this.typing) this.search();
  }

  /** Keep what a closed dialog shows out of the way of keys. */
  settle() {
    this.scroller.hidden = !this.toggle.checked;
    if (this.scroller.hidden && this.root.contains(document.activeElement)) this.field.blur();
  }

  close() {
    if (this.toggle.checked) this.toggle.click();
    this.field.blur();
  }

  search() {
    clearTimeout(this.typing);
    this.typing = 0;
    this.searching = this.showFound(++this.turn, this.field.value.trim());
  }

  /**
   * Show what is found, unless something else is looked for before it is there.
   *
   * @param {number} turn
   * @param {string} query
   */
  async showFound(turn, query) {
    this.query = query;
    if (!query) return this.show([], "");
    try {
      const words = wordsOf(await loadWords(this.language));
      await ask(async (index) => {
        const answer = await index.find(query);
        const found = index.ranked(answer, this.language);
        const next = (/** @type {number} */ count) => hits(index, answer, found.splice(0, count), words);
        const [count, first] = [found.length, await next(FIRST)];
        if (turn !== this.turn) return;
        this.show(first, statusOf(answer, count, query, words), () => next(BATCH));
        void this.more();
      });
    } catch {
      if (turn !== this.turn) return;
      this.show([], this.root.dataset.failed ?? "");
      this.query = "";
    }
  }

  /**
   * @param {HTMLElement[]} hits
   * @param {string} status
   * @param {() => Promise<HTMLElement[]>} [next]
   */
  show(hits, status, next = async () => []) {
    this.status.textContent = status;
    this.list.replaceChildren(...hits);
    this.next = next;
    this.scroller.scrollTo(0, 0);
  }

  /** Show more of what was found, where there is more. */
  async more() {
    const { turn, next } = this;
    this.next = async () => []; // until these are there
    const hits = await next().catch(() => []);
    if (turn !== this.turn) return;
    this.list.append(...hits);
    if (hits.length) this.next = next;
  }

  /** Open the first one that is found for what is typed. */
  async openFirst() {
    if (this.field.value.trim() !== this.query) this.search();
    await this.searching;
    this.list.querySelector("a")?.click();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "Escape") return this.close();
    if (event.key === "Tab") setTimeout(() => this.root.contains(document.activeElement) || this.close());
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const stops = /** @type {HTMLElement[]} */ ([this.field, ...this.list.querySelectorAll("a")]);
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = (at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length;
    stops[next]?.focus();
    if (next > stops.length - 3) void this.more();
  }
}

/**
 * @param {import("./index.js").Index} index
 * @param {import("./index.js").Answer} answer
 * @param {number[]} numbers of records
 * @param {Words} words
 * @returns {Promise<HTMLElement[]>} elements of the list
 */
async function hits(index, answer, numbers, words) {
  const cards = await Promise.all(numbers.map((number) => index.card(number)));
  return cards.map((card, at) => {
    const number = numbers[at] ?? 0;
    const [kind, language] = [index.kindOf(number), index.languageOf(number)];
    const shown = hit(card, kind, language, answer.words, index.records.endings, words);
    return element("li", { className: "md-search-result__item" }, shown);
  });
}

/**
 * @param {import("./index.js").Answer} answer
 * @param {number} count
 * @param {string} query
 * @param {Words} words
 * @returns {string}
 */
function statusOf({ corrected, isPartial }, count, query, words) {
  if (!count) return words.say("search_nothing", { words: query });
  const notes = corrected ? [words.say("search_meant", { words: query, meant: corrected })] : [];
  if (isPartial) notes.push(words.say("search_some"));
  return [...notes, words.count("search_found", count)].join(" ");
}
