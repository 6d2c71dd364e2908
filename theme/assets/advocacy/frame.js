/** Fixes for Material's frame: its language, its skip link and lazy images in print. */

const loaded = language();

/**
 * Reload a page in another language: instant navigation keeps the frame of the first page, with its language and text
 * direction.
 */
export function loadInItsLanguage() {
  if (language() !== loaded) window.location.reload();
}

/**
 * @returns {string | undefined} the language of the page's frame when it was built
 */
function language() {
  return document.querySelector('meta[name="advocacy-language"]')?.getAttribute("content") ?? undefined;
}

/** Load all lazy images before printing: some browsers would print blank spaces. */
export function loadPicturesForPrint() {
  addEventListener("beforeprint", () => {
    // Collapsed content isn't printed.
    for (const picture of document.querySelectorAll('img[loading="lazy"]:not(details *)')) {
      picture.setAttribute("loading", "eager");
    }
  });
}

/**
 * Make the skip link only move the focus. If it were followed, Material would fetch the page again and replace the one
 * with the focus.
 */
export function skipFrame() {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a.advocacy-skip");
      const content = link && document.getElementById("advocacy-content");
      if (!content) return;
      event.preventDefault();
      event.stopPropagation();
      content.focus();
    },
    true,
  );
}
