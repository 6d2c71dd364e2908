/** What a page offers to copy: alt texts, the values of colours, sentences, hashtags. */

import { copy } from "./clipboard.js";
import { announcer, element } from "./dom.js";

/**
 * Values become buttons, and every button copies.
 *
 * @param {HTMLElement} root
 */
export function attachCopy(root) {
  const said = announcer();
  root.append(said);
  for (const value of root.querySelectorAll("span[data-copy]")) value.replaceWith(button(value));
  root.addEventListener("click", async (event) => {
    const pressed = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (!(pressed instanceof HTMLElement)) return;
    const done = await copy(pressed.dataset.copy ?? "");
    for (const other of root.querySelectorAll("[data-done]")) other.removeAttribute("data-done");
    if (done) pressed.dataset.done = root.dataset.copied;
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = (done ? root.dataset.copied : root.dataset.failed) ?? "";
    });
  });
  root.dataset.ready = "";
}

/** @param {Element} value */
function button(value) {
  const made = element("button", { type: "button", className: value.className, dir: "ltr" }, value.textContent);
  made.dataset.copy = value.textContent ?? "";
  return made;
}
