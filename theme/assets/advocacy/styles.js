/** The stylesheets of pages loaded by instant navigation. */

const FOLDER = new URL("css/", import.meta.url).href;
const MAX_WAIT = 3000; // milliseconds until the page is shown without them

/** @type {WeakSet<HTMLLinkElement>} */
const settled = new WeakSet();
let isFirst = true;

/**
 * Hide the page until its stylesheets have loaded, and move them to their position in a full page load. Material appends
 * them to the head, after the hub's own stylesheets, which then couldn't override them.
 *
 * @returns {Promise<void>} when the page can be shown
 */
export async function stylesSettled() {
  const sheets = [...document.head.querySelectorAll("link")].filter(isOurs);
  const coming = isFirst ? [] : sheets.filter((sheet) => !settled.has(sheet));
  isFirst = false;
  for (const sheet of sheets) settled.add(sheet);
  const page = document.documentElement;
  delete page.dataset.advocacyStyles;
  if (coming.length === 0) return;

  const kept = sheets.filter((sheet) => !coming.includes(sheet));
  for (const sheet of coming) {
    const index = kept.findLastIndex((other) => !isSpecial(other) || other.href < sheet.href) + 1;
    kept[index - 1]?.after(sheet);
    kept.splice(index, 0, sheet);
  }
  page.dataset.advocacyStyles = "coming";
  const height = history.state?.y;
  await Promise.race([Promise.all(coming.map(waitForLoad)), wait(MAX_WAIT)]);
  if (!coming.every((sheet) => sheet.isConnected)) return; // another page has replaced this one
  delete page.dataset.advocacyStyles;
  if (height) window.scrollTo(0, height); // again, because the page without its styles may be shorter
  else if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

/** @param {HTMLLinkElement} link */
function isOurs(link) {
  return link.rel === "stylesheet" && link.href.startsWith(FOLDER);
}

/**
 * @param {HTMLLinkElement} sheet
 * @returns {boolean} whether only some pages use it
 */
function isSpecial(sheet) {
  return sheet.href.slice(FOLDER.length).includes("/");
}

/** @param {HTMLLinkElement} sheet */
function waitForLoad(sheet) {
  return new Promise((resolve) => {
    sheet.addEventListener("load", resolve, { once: true });
    sheet.addEventListener("error", resolve, { once: true });
  });
}

/** @param {number} milliseconds */
function wait(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
