/** Email signatures with a badge: a form for the sender's name, a preview, and copying with and without formatting. */

import { copy } from "./clipboard.js";
import { copyRich } from "./rich_clipboard.js";
import { recall, remember } from "./store.js";

/** @typedef {{ name: string, role: string }} Person */

/** The names under which the device remembers them, with the values of posts' fields, whose names have no spaces. */
const NAME = "signature name";
const ROLE = "signature role";

/** @param {HTMLElement} root */
export function attachSignature(root) {
  const name = inputOf(root, "name");
  const role = inputOf(root, "role");
  const said = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  const texts = /** @type {HTMLElement} */ (root.closest("[data-copied]")).dataset;
  const placeholder = partOf(root, "name").textContent ?? "";
  const { fields } = recall();
  name.value ||= fields[NAME] ?? "";
  role.value ||= fields[ROLE] ?? "";

  /** @returns {Person} */
  const person = () => ({ name: oneLine(name.value), role: oneLine(role.value) });
  const show = () => {
    const shown = person();
    partOf(root, "name").textContent = shown.name || placeholder;
    partOf(root, "role").textContent = shown.role;
    partOf(root, "role").hidden = !shown.role;
  };
  show();
  root.addEventListener("input", () => {
    show();
    said.textContent = "";
    remember((memory) => {
      memory.fields[NAME] = person().name;
      memory.fields[ROLE] = person().role;
    });
  });
  root.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    const plain = textOf(root, person());
    const done = button.name === "html" ? await copyRich(htmlOf(root, person()), plain) : await copy(plain);
    said.textContent = "";
    requestAnimationFrame(() => {
      said.textContent = (done ? texts.copied : texts.failed) ?? "";
    });
  });
  root.dataset.ready = "";
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function inputOf(root, name) {
  return /** @type {HTMLInputElement} */ (root.querySelector(`input[name=${name}]`));
}

/**
 * @param {HTMLElement} root
 * @param {string} part
 */
function partOf(root, part) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-part=${part}]`));
}

/**
 * Return the signature as HTML for email programs. The page has it as text: its inline styles aren't those of the page,
 * and a strict policy would block them there.
 *
 * @param {HTMLElement} root
 * @param {Person} person
 */
function htmlOf(root, { name, role }) {
  const lines = [name && `<strong>${escape(name)}</strong>`, escape(role)].filter(Boolean);
  return `${root.dataset.before}${lines.join("<br>")}${root.dataset.after}`;
}

/**
 * @param {HTMLElement} root
 * @param {Person} person
 */
function textOf(root, { name, role }) {
  return [name, role, root.dataset.text].filter(Boolean).join("\n");
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
