/** The feed's controls, and what they say. */

import { element } from "../dom.js";
import { KINDS, anything, find, isLimited, nameOf } from "./filters.js";

/** @typedef {import("./filters.js").Choice} Choice */
/** @typedef {import("./filters.js").Found} Found */
/** @typedef {import("../core/words.js").Words} Words */

/**
 * @param {HTMLElement} feed
 * @returns {Choice} what the controls say
 */
export function chosenIn(feed) {
  const choice = { ...anything(), text: textField(feed).value.trim() };
  for (const { kind, chips, select } of groups(feed)) {
    choice[kind] = chips.find((chip) => chip.checked)?.value || select?.value || "";
  }
  return choice;
}

/**
 * Let every control say what is chosen.
 *
 * @param {HTMLElement} feed
 * @param {Choice} choice
 */
export function showChoice(feed, choice) {
  const limited = isLimited(choice);
  for (const name of ["clear", "copy"]) part(feed, `[data-advocacy-${name}]`).hidden = !limited;
  part(feed, "[data-advocacy-new]").hidden = limited;
  const text = textField(feed);
  if (text !== document.activeElement) text.value = choice.text; // who is typing knows better
  for (const { kind, chips, select } of groups(feed)) {
    for (const chip of chips) chip.checked = chip.value === choice[kind];
    if (select) select.value = chips.some((chip) => chip.checked) ? "" : choice[kind];
  }
}

/**
 * Let every control say how many posts it would show.
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
 * Say how many posts there are and, where there is none, what would help.
 *
 * @param {HTMLElement} feed
 * @param {FeedIndex} index
 * @param {Found} found
 * @param {Words} words
 * @param {Choice} choice
 * @param {string[]} unknown
 * @param {(change: Partial<Choice>) => void} choose
 */
export function showFound(feed, index, found, words, choice, unknown, choose) {
  const kinds = /** @type {const} */ ([...KINDS, "text"]).filter((kind) => choice[kind]);
  const names = kinds.map((kind) => (kind === "text" ? `“${choice.text}”` : (nameOf(index, kind, choice[kind]) ?? "")));
  const count = words.count("posts", found.posts.length);
  const said = [kinds.length ? `${count}: ${names.join(" · ")}` : count];
  if (unknown.length) said.push(words.say("feed_unknown", { values: unknown.join(", ") }));
  part(feed, "[role=status]").textContent = said.join(" · ");
  part(feed, "[data-advocacy-clear]").hidden = !kinds.length && !unknown.length;

  const empty = part(feed, ".advocacy-empty");
  empty.hidden = found.posts.length > 0;
  empty.replaceChildren(words.say("feed_nothing"));
  if (empty.hidden) return;
  kinds.forEach((kind, at) => {
    const others = kind === "text" ? find(index, { ...choice, text: "" }, Date.now()).posts.length : found.without[kind];
    if (!others) return;
    const said = words.say("feed_without", { choice: names[at] ?? "", count: words.count("posts", others) });
    empty.append(element("button", { type: "button", onclick: () => choose({ [kind]: "" }) }, said));
  });
}

/**
 * @param {HTMLElement} feed
 * @param {string} selector
 * @returns {HTMLElement} the part of the feed, which its template has
 */
export function part(feed, selector) {
  return /** @type {HTMLElement} */ (feed.querySelector(selector));
}

/** @param {HTMLElement} feed */
function textField(feed) {
  return /** @type {HTMLInputElement} */ (part(feed, "[type=search]"));
}

/** @param {HTMLElement} feed */
function groups(feed) {
  return KINDS.flatMap((kind) => {
    const group = feed.querySelector(`[data-kind=${kind}]`);
    return group ? [{ kind, chips: [...group.querySelectorAll("input")], select: group.querySelector("select") }] : [];
  });
}
