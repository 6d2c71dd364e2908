/** The feed's filter controls and status. */

import { element } from "../dom.js";
import { KINDS, MINE, anything, isLimited, nameOf } from "./filters.js";

/** @typedef {import("./filters.js").Choice} Choice */
/** @typedef {import("./filters.js").Found} Found */
/** @typedef {import("../core/words.js").Words} Words */

/**
 * @param {HTMLElement} feed
 * @returns {Choice} the state of the controls
 */
export function chosenIn(feed) {
  const choice = { ...anything(), text: textField(feed).value.trim() };
  for (const { kind, chips, select } of groups(feed)) {
    choice[kind] = chips.find((chip) => chip.checked)?.value || select?.value || "";
  }
  for (const kind of MINE) choice[kind] = box(feed, kind).checked ? box(feed, kind).value : "";
  return choice;
}

/**
 * Run a button's action when it's pressed, or now if it was pressed before this script was ready and the advocate
 * hasn't moved on. The page's own script marks those buttons.
 *
 * @param {HTMLElement} feed
 * @param {Record<string, (button: HTMLElement) => unknown>} actions
 */
export function attachButtons(feed, actions) {
  feed.onclick = null;
  for (const [name, action] of Object.entries(actions)) {
    const button = part(feed, `[data-advocacy-${name}]`);
    button.addEventListener("click", () => action(button));
    const isHere = button === document.activeElement || document.body === document.activeElement; // Safari doesn't focus buttons
    if (button.dataset.pressed !== undefined && isHere) action(button);
    delete button.dataset.pressed;
  }
}

/**
 * Return the change that a control makes to the choice.
 *
 * @param {EventTarget | null} target
 * @param {Choice} choice the current choice
 * @param {boolean} again whether this is a click; clicking the chosen option again clears it
 * @returns {Partial<Choice> | null}
 */
export function changeBy(target, choice, again) {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return null;
  const mine = MINE.find((name) => name === target.name);
  if (mine && target instanceof HTMLInputElement && !again) return { [mine]: target.checked ? target.value : "" };
  const kind = KINDS.find((name) => name === target.closest("fieldset")?.dataset.kind);
  if (!kind || (again && (target.type !== "radio" || target.value !== choice[kind]))) return null;
  return { [kind]: again ? "" : target.value };
}

/**
 * Show the choice in all controls.
 *
 * @param {HTMLElement} feed
 * @param {Choice} choice
 */
export function showChoice(feed, choice) {
  const limited = isLimited(choice);
  for (const name of ["clear", "copy"]) part(feed, `[data-advocacy-${name}]`).hidden = !limited;
  part(feed, "[data-advocacy-new]").hidden = limited;
  const text = textField(feed);
  if (text !== document.activeElement) text.value = choice.text; // don't overwrite text being typed
  for (const { kind, chips, select } of groups(feed)) {
    for (const chip of chips) chip.checked = chip.value === choice[kind];
    if (select) select.value = chips.some((chip) => chip.checked) ? "" : choice[kind];
  }
  for (const kind of MINE) box(feed, kind).checked = Boolean(choice[kind]);
}

/**
 * Show in all controls how many posts each option would match.
 *
 * @param {HTMLElement} feed
 * @param {FeedIndex} index
 * @param {Found} found
 * @param {Words} words
 */
export function showCounts(feed, index, found, words) {
  for (const { kind, chips, select } of groups(feed)) {
    index.values[kind].forEach(([value, name], place) => {
      const count = found.counts[kind][place] ?? 0;
      const label = chips.find((chip) => chip.value === value)?.parentElement;
      label?.toggleAttribute("data-none", !count);
      label?.querySelector(".advocacy-count")?.replaceChildren(words.number(count));
      const option = select?.options[place + 1];
      if (!option) return;
      option.text = `${name} (${words.number(count)})`;
      option.disabled = !count && !option.selected;
    });
  }
}

/**
 * Show the number of posts, the active filters and, if nothing matches, which filters to remove.
 *
 * @param {HTMLElement} feed
 * @param {FeedIndex} index
 * @param {Found} found
 * @param {Words} words
 * @param {Choice} choice
 * @param {string[]} notes further messages
 * @param {(kind: keyof Choice) => number} without returns the number of posts without a filter
 * @param {(change: Partial<Choice>) => void} choose
 */
export function showFound(feed, index, found, words, choice, notes, without, choose) {
  const kinds = /** @type {const} */ ([...KINDS, "text", ...MINE]).filter((kind) => choice[kind]);
  const names = kinds.map((kind) => called(index, kind, choice, words));
  const count = words.count("posts", found.posts.length);
  part(feed, "[role=status]").replaceChildren(
    count,
    element("span", { className: "advocacy-found__names" }, kinds.length ? `: ${names.join(" · ")}` : ""),
    ...notes.map((note) => element("span", { className: "advocacy-found__note" }, ` · ${note}`)),
  );
  part(feed, "[data-advocacy-clear]").hidden = !kinds.length && !notes.length;
  showChosen(feed, kinds, names, words, choose);
  showOpener(feed, kinds.filter((kind) => kind !== "text").length, words);
  feed.querySelector("[data-advocacy-show]")?.replaceChildren(words.say("feed_show", { posts: count }));

  const empty = part(feed, ".advocacy-empty");
  empty.hidden = found.posts.length > 0;
  empty.replaceChildren(words.say("feed_nothing"));
  if (empty.hidden) return;
  kinds.forEach((kind, at) => {
    const others = without(kind);
    if (!others) return;
    const label = words.say("feed_without", { choice: names[at] ?? "", count: words.count("posts", others) });
    empty.append(element("button", { type: "button", onclick: () => choose({ [kind]: "" }) }, label));
  });
}

/**
 * @param {FeedIndex} index
 * @param {keyof Choice} kind
 * @param {Choice} choice
 * @param {Words} words
 * @returns {string} the chosen value's display name
 */
function called(index, kind, choice, words) {
  if (kind === "text") return `“${choice.text}”`;
  if (kind === "saved") return words.say("feed_saved");
  if (kind === "shared") return words.say("feed_unshared");
  return nameOf(index, kind, choice[kind]) ?? "";
}

/**
 * Show the active filters above the posts, each with a button to remove it.
 *
 * @param {HTMLElement} feed
 * @param {Array<keyof Choice>} kinds
 * @param {string[]} names
 * @param {Words} words
 * @param {(change: Partial<Choice>) => void} choose
 */
function showChosen(feed, kinds, names, words, choose) {
  const chosen = part(feed, ".advocacy-chosen");
  chosen.hidden = !kinds.length;
  chosen.replaceChildren(
    ...kinds.map((kind, at) => {
      const ariaLabel = words.say("feed_drop", { choice: names[at] ?? "" });
      const onclick = () => choose({ [kind]: "" });
      return element("button", { type: "button", className: "advocacy-drop", ariaLabel, onclick }, element("bdi", {}, names[at]));
    }),
  );
}

/**
 * Show the number of active filters on the button that opens them.
 *
 * @param {HTMLElement} feed
 * @param {number} count
 * @param {Words} words
 */
function showOpener(feed, count, words) {
  const opener = part(feed, "[data-advocacy-filters]");
  opener.textContent = count ? words.say("feed_open_chosen", { count: words.number(count) }) : words.say("feed_open");
}

/**
 * @param {HTMLElement} feed
 * @param {string} selector
 * @returns {HTMLElement} the part, which the template always contains
 */
export function part(feed, selector) {
  return /** @type {HTMLElement} */ (feed.querySelector(selector));
}

/** @param {HTMLElement} feed */
function textField(feed) {
  return /** @type {HTMLInputElement} */ (part(feed, "[type=search]"));
}

/**
 * @param {HTMLElement} feed
 * @param {typeof MINE[number]} kind
 */
function box(feed, kind) {
  return /** @type {HTMLInputElement} */ (part(feed, `input[name=${kind}]`));
}

/** @param {HTMLElement} feed */
function groups(feed) {
  return KINDS.flatMap((kind) => {
    const group = feed.querySelector(`[data-kind=${kind}]`);
    return group ? [{ kind, chips: [...group.querySelectorAll("input")], select: group.querySelector("select") }] : [];
  });
}
