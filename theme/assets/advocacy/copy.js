/** Copy buttons for alt texts, colour values, sentences, hashtags, email signatures and newsletters. */

import { copy } from "./clipboard.js";
import { announcer, element } from "./dom.js";

/**
 * Turn values into buttons and make all buttons copy.
 *
 * @param {HTMLElement} root
 */
export function attachCopy(root) {
  const status = announcer();
  root.append(status);
  for (const value of root.querySelectorAll("span[data-copy]")) value.replaceWith(button(value));
  root.addEventListener("click", async (event) => {
    const pressed = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (!(pressed instanceof HTMLElement)) return;
    const done = await copy(pressed.dataset.copy ?? "");
    for (const other of root.querySelectorAll("[data-done]")) other.removeAttribute("data-done");
    if (done) pressed.dataset.done = root.dataset.copied;
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = (done ? root.dataset.copied : root.dataset.failed) ?? "";
    });
  });
  const signature = root.querySelector(".advocacy-signature");
  if (signature instanceof HTMLElement) void import("./signature.js").then((part) => part.attachSignature(signature));
  const mailing = root.querySelector(".advocacy-mailing");
  if (mailing instanceof HTMLElement) void import("./mailing.js").then((part) => part.attachMailing(mailing));
  root.dataset.ready = "";
}

/** @param {Element} value */
function button(value) {
  const direction = value.getAttribute("dir") ?? "ltr";
  const made = element("button", { type: "button", className: value.className, dir: direction }, value.textContent);
  made.dataset.copy = value.textContent ?? "";
  return made;
}
