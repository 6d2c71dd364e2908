/** The search field of the header. It loads the dialog when it gets the focus. */

const KEYS = ["/", "f", "s"];

/** @type {WeakSet<Element>} */
const attached = new WeakSet();

/** Attach the listeners once: instant navigation keeps the header when it replaces the page. */
export function attachSearch() {
  const root = document.querySelector("[data-advocacy-search]");
  const field = root?.querySelector("input");
  if (!(root instanceof HTMLElement) || !field || attached.has(root)) return;
  attached.add(root);
  const open = async () => {
    try {
      const { openDialog } = await import("./dialog.js");
      return document.activeElement === field ? openDialog(root, field) : null; // the focus may have moved meanwhile
    } catch {
      const status = root.querySelector(".md-search-result__meta");
      if (status) status.textContent = root.dataset.failed ?? ""; // the next input retries
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
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key) || acceptsText(event.target)) return;
    event.preventDefault();
    field.focus();
  });
  if (document.activeElement === field) void open(); // the visitor was faster than this script
}

/** @param {EventTarget | null} target @returns {boolean} whether the element accepts text */
function acceptsText(target) {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName));
}
