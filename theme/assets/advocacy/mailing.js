/** The button that copies an issue of the newsletter in formats that email programs accept. */

import { copyRich } from "./rich_clipboard.js";

/** The content of a page, without the element `body`. */
const BODY = /<body[^>]*>([\s\S]*)<\/body>/i;

/** The hidden line that inboxes show beside the subject. Email editors would show it. */
const PREVIEW = /^\s*<div style="display:none[^>]*>[\s\S]*?<\/div>/;

/** @param {HTMLElement} root */
export function attachMailing(root) {
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
  const said = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  const texts = /** @type {HTMLElement} */ (root.closest("[data-copied]")).dataset;
  button.addEventListener("click", async () => {
    const done = await copyIssue(root);
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = (done ? texts.copied : texts.failed) ?? "";
    });
  });
  root.dataset.ready = "";
}

/**
 * @param {HTMLElement} root
 * @returns {Promise<boolean>} whether it was copied
 */
async function copyIssue(root) {
  const page = loadShape(root, "mail.html");
  const plain = loadShape(root, "mail.txt");
  try {
    return await copyRich(
      page.then((html) => (BODY.exec(html)?.[1] ?? html).replace(PREVIEW, "")),
      plain,
    );
  } catch {
    return false; // offline, or the hub has been published again
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @returns {Promise<string>} the text of the file
 */
async function loadShape(root, name) {
  const link = /** @type {HTMLAnchorElement} */ (root.querySelector(`[data-shape="${name}"]`));
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  return answer.text();
}
