/** What every page of a hub needs: attached once, and again after each instant navigation. */

import { hideExpired } from "./expiry.js";
import { loadInItsLanguage, loadPicturesForPrint, skipFrame } from "./frame.js";
import { attachSearch } from "./search/open.js";
import { stylesSettled } from "./styles.js";
import { leadBack } from "./ways.js";

/** How long a page may take to go, in milliseconds. */
const LEAVING = 1000;

let pages = 0;
/** The part of the page that instant navigation replaces, as it was attached last. */
/** @type {Element | null} */
let content = null;

async function attach() {
  const found = document.querySelector("[data-md-component=container]");
  if (found && found === content) return; // Material reports the first page again
  content = found;
  const page = ++pages;
  loadInItsLanguage();
  hideExpired(document, Date.now());
  attachSearch();
  leadBack(document);
  await stylesSettled(); // some of what follows measures what it shows
  if (page !== pages) return; // another page has come meanwhile, which attaches its own
  for (const part of [composer, feed, cards, copying, changes]) void attempt(part);
}

/**
 * Attach a part of the page, and report if that fails. Whoever leaves the page stops what it still loads, which is no
 * failure, although Firefox tells the page just before it goes: so it is reported only if the page stays.
 *
 * @param {() => Promise<void>} part
 */
async function attempt(part) {
  try {
    await part();
  } catch (error) {
    setTimeout(() => reportError(error), LEAVING);
  }
}

/** Only the feed is filtered. */
async function feed() {
  const root = document.querySelector(".advocacy-feed");
  if (!(root instanceof HTMLElement)) return;
  const { attachFeed } = await import("./feed/feed.js");
  attachFeed(root);
}

/** Cards of posts are on many pages, and on that of a post far below: they are marked when they come near. */
async function cards() {
  const list = document.querySelector(".advocacy-cards:has(.advocacy-save)");
  if (!list) return;
  await isNear(list);
  const { attachCards } = await import("./feed/marks.js");
  await attachCards();
}

/** @param {Element} element */
function isNear(element) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        resolve(null);
      },
      { rootMargin: "50%" },
    );
    watch.observe(element);
  });
}

/** Only some pages offer things to copy: brand assets, guidelines. */
async function copying() {
  const root = document.querySelector("[data-copied]:not([data-ready])");
  if (!(root instanceof HTMLElement)) return;
  const { attachCopy } = await import("./copy.js");
  attachCopy(root);
}

/** Only the page of changes marks those that are new to this device. */
async function changes() {
  const page = document.querySelector(".advocacy-changes-page:not([data-ready])");
  if (!(page instanceof HTMLElement)) return;
  const { markChanges } = await import("./changes.js");
  await markChanges(page);
}

/** Only a post's page needs the composer. */
async function composer() {
  const root = document.querySelector(".advocacy-composer:not([data-attached])");
  const island = document.getElementById("advocacy-post")?.textContent;
  if (!(root instanceof HTMLElement) || !island) return;
  root.dataset.attached = "";
  try {
    const { attach } = await import("./composer/composer.js");
    await attach(root, JSON.parse(island));
  } catch (error) {
    root.dataset.failed = ""; // the page keeps its plain links
    throw error;
  }
}

/** Begin as soon as the content of the page is there: Material's scripts come later, and take their time. */
function begin() {
  const isThere = document.readyState !== "loading" || document.querySelector("[data-md-component=dialog]");
  if (!isThere) return void requestAnimationFrame(begin);
  void attach();
  const goOn = () => void window.document$?.subscribe(() => void attach());
  if (window.document$ || document.readyState !== "loading") goOn();
  else document.addEventListener("DOMContentLoaded", goOn);
}

loadPicturesForPrint();
skipFrame();
begin();
