/** The search dialog of the header, with Material's design and keys and the hub's index. */

import { wordsOf } from "../core/words.js";
import { element } from "../dom.js";
import { loadWords } from "../load.js";
import { hit } from "./cards.js";
import { ask } from "./index.js";

/** @typedef {import("../core/words.js").Words} Words */

/** How long to wait after a key press before searching, in milliseconds. */
const TYPING_DELAY = 30;
/** The number of results shown first, which fit on a phone, and the number added at a time. */
const [FIRST, BATCH] = [5, 10];

/** @type {WeakMap<HTMLElement, Dialog>} */
const dialogs = new WeakMap();

/**
 * @param {HTMLElement} root
 * @param {HTMLInputElement} field the focused search field
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
    this.hint = this.status.textContent ?? "";
    this.list = /** @type {HTMLElement} */ (root.querySelector("ol"));
    this.scroller = /** @type {HTMLElement} */ (root.querySelector(".md-search__scrollwrap"));
    this.language = document.querySelector('meta[name="advocacy-language"]')?.getAttribute("content") ?? "en";
    this.turn = 0;
    this.query = "";
    /** Creates the next items of the list. @type {() => Promise<HTMLElement[]>} */
    this.next = async () => [];
    /** The current or last search. @type {Promise<void>} */
    this.searching = Promise.resolve();
    this.typing = 0;
    field.addEventListener("input", () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.search(), TYPING_DELAY);
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
    void ask(() => {}).catch(() => {}); // preloads the index; searching reports errors
    if (this.field.value.trim() !== this.query && !this.typing) this.search();
  }

  /** Hide the results of a closed dialog, so that they can't get the focus. */
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
    this.searching = this.showResults(++this.turn, this.field.value.trim());
  }

  /**
   * Show the results, unless another search has started in the meantime.
   *
   * @param {number} turn
   * @param {string} query
   */
  async showResults(turn, query) {
    this.query = query;
    if (!query) return this.show([], this.hint);
    try {
      const words = wordsOf(await loadWords(this.language));
      await ask(async (index) => {
        const answer = await index.find(query);
        const numbers = index.rank(answer, this.language);
        const next = (/** @type {number} */ size) => createItems(index, answer, numbers.splice(0, size), words);
        const [count, first] = [numbers.length, await next(FIRST)];
        if (turn !== this.turn) return;
        this.show(first, describe(answer, count, query, words), () => next(BATCH));
        void this.more();
      });
    } catch {
      if (turn !== this.turn) return;
      this.show([], this.root.dataset.failed ?? "");
      this.query = "";
    }
  }

  /**
   * @param {HTMLElement[]} items
   * @param {string} status
   * @param {() => Promise<HTMLElement[]>} [next]
   */
  show(items, status, next = async () => []) {
    this.status.textContent = status;
    this.list.replaceChildren(...items);
    this.next = next;
    this.scroller.scrollTo(0, 0);
  }

  /** Show more results, if there are more. */
  async more() {
    const { turn, next } = this;
    this.next = async () => []; // prevents loading the same results twice
    const items = await next().catch(() => []);
    if (turn !== this.turn) return;
    this.list.append(...items);
    if (items.length) this.next = next;
  }

  /** Open the first result for the current query. */
  async openFirst() {
    if (this.field.value.trim() !== this.query) this.search();
    await this.searching;
    this.list.querySelector("a")?.click();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "Escape") return this.close();
    if (event.key === "Tab") setTimeout(() => this.root.contains(document.activeElement) || this.close());
    if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.stopPropagation(); // it's text, even if it is a shortcut elsewhere
      this.field.focus();
    }
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
 * @param {number[]} numbers the results' record numbers
 * @param {Words} words
 * @returns {Promise<HTMLElement[]>} list items with the results' cards
 */
async function createItems(index, answer, numbers, words) {
  const cards = await Promise.all(numbers.map((number) => index.card(number)));
  return cards.map((card, at) => {
    const number = numbers[at] ?? 0;
    const [kind, language] = [index.kindOf(number), index.languageOf(number)];
    const link = hit(card, kind, language, answer.words, index.records.endings, words);
    return element("li", { className: "md-search-result__item" }, link);
  });
}

/**
 * @param {import("./index.js").Answer} answer
 * @param {number} count
 * @param {string} query
 * @param {Words} words
 * @returns {string} the status text
 */
function describe({ corrected, isPartial }, count, query, words) {
  if (!count) return words.say("search_nothing", { words: query });
  const notes = corrected ? [words.say("search_meant", { words: query, meant: corrected })] : [];
  if (isPartial) notes.push(words.say("search_some"));
  return [...notes, words.count("search_found", count)].join(" ");
}
