/** What Material's frame lacks for screen readers. */

/**
 * Give the search dialog the name of its input: Material 9 leaves it without one.
 *
 * @param {ParentNode} page
 */
export function nameSearchDialog(page) {
  const dialog = page.querySelector('[data-md-component="search"][role="dialog"]');
  const name = dialog?.querySelector("input")?.getAttribute("aria-label");
  if (dialog && name) dialog.setAttribute("aria-label", name);
}
