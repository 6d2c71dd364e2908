/** The clipboard, in a click. */

import { element } from "./dom.js";

/**
 * Copy a text at once: a window that opens with the same click takes the focus, and with it the right to copy later.
 *
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
  if (copyAtOnce(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or the page is not a secure one
  }
}

/** @param {string} text */
function copyAtOnce(text) {
  const focused = document.activeElement;
  const carrier = element("textarea", {
    value: text,
    readOnly: true,
    className: "advocacy-unseen",
    ariaHidden: "true",
  });
  document.body.append(carrier);
  carrier.select();
  const done = document.execCommand("copy");
  carrier.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
