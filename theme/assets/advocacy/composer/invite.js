/** Opens the dialogs of contribute.js, which loads with the first click. Part of a post's page as an inline script. */

/**
 * Open a dialog instead of following a link. If the module can't be loaded, follow the link.
 *
 * @param {HTMLElement} line holds the links, and the module's address relative to the page
 */
export function invite(line) {
  line.onclick = (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    import(new URL(line.dataset.module ?? "", location.href).href)
      .then(({ contribute }) => contribute(link))
      .catch(() => location.assign(link.href));
  };
}
