/** Copying to the clipboard. */

import { element } from "./dom.js";

/**
 * Copy a text synchronously: a window opened by the same click takes the focus and with it the permission to copy.
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
    return false; // no permission, or not a secure context
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
