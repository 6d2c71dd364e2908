/** The search field of the header: what it needs is loaded when somebody goes there. */

const KEYS = ["/", "f", "s"];

/** @type {WeakSet<Element>} */
const attached = new WeakSet();

/** Make the field work; it stays when instant navigation replaces the page below it. */
export function attachSearch() {
  const root = document.querySelector("[data-advocacy-search]");
  const field = root?.querySelector("input");
  if (!(root instanceof HTMLElement) || !field || attached.has(root)) return;
  attached.add(root);
  const open = async () => {
    const { openDialog } = await import("./dialog.js");
    if (document.activeElement === field) openDialog(root, field); // somebody may have gone on meanwhile
  };
  field.addEventListener("focus", open);
  for (const label of document.querySelectorAll("header [for=__search]")) label.addEventListener("click", () => field.focus());
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key) || isWriting(event.target)) return;
    event.preventDefault();
    field.focus();
  });
  if (document.activeElement === field) void open(); // somebody was quicker than this script
}

/** @param {EventTarget | null} target @returns {boolean} whether a key writes there */
function isWriting(target) {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName));
}
