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
    try {
      const { openDialog } = await import("./dialog.js");
      return document.activeElement === field ? openDialog(root, field) : null; // somebody may have gone on meanwhile
    } catch {
      const status = root.querySelector(".md-search-result__meta");
      if (status) status.textContent = root.dataset.failed ?? ""; // the next key tries again
      return null;
    }
  };
  field.addEventListener("focus", open);
  field.addEventListener("input", open);
  field.form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    await (await open())?.openFirst();
  });
  for (const label of document.querySelectorAll(".md-header__button[for=__search]")) {
    label.addEventListener("click", () => field.focus());
  }
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
