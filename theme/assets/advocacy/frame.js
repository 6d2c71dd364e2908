/** What Material's frame lacks: the language of the page in it, a way past it, and all pictures on paper. */

const loaded = language();

/**
 * Load a page in another language as a whole: instant navigation keeps the frame of the page that was loaded first, and
 * with it that page's language and direction.
 */
export function loadInItsLanguage() {
  if (language() !== loaded) window.location.reload();
}

/**
 * @returns {string | undefined} the language of the frame that the page was built with
 */
function language() {
  return document.querySelector('meta[name="advocacy-language"]')?.getAttribute("content") ?? undefined;
}

/** Load the pictures that nobody has scrolled to yet: some browsers would print their places alone. */
export function loadPicturesForPrint() {
  addEventListener("beforeprint", () => {
    // What is folded away is not printed.
    for (const picture of document.querySelectorAll('img[loading="lazy"]:not(details *)')) {
      picture.setAttribute("loading", "eager");
    }
  });
}

/**
 * Have the first link of a page move the focus alone. Following it, Material would fetch the page once more and put it in
 * the place of the one that has the focus.
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
