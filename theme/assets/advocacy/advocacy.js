/** Entry point of every page: attaches its parts on load and after each instant navigation. */

import { hideExpired } from "./expiry.js";
import { loadInItsLanguage, loadPicturesForPrint, skipFrame } from "./frame.js";
import { attachSearch } from "./search/open.js";
import { stylesSettled } from "./styles.js";
import { leadBack } from "./ways.js";

/** The time a page may take to unload, in milliseconds. */
const LEAVING = 1000;

let pages = 0;
/**
 * The last attached content: the part of the page that instant navigation replaces.
 *
 * @type {Element | null}
 */
let content = null;

async function attach() {
  const found = document.querySelector("[data-md-component=container]");
  if (found && found === content) return; // Material reports the first page twice
  content = found;
  const page = ++pages;
  loadInItsLanguage();
  hideExpired(document, Date.now());
  attachSearch();
  leadBack(document);
  await stylesSettled(); // some parts measure their layout
  if (page !== pages) return; // another page has loaded and attaches its own parts
  for (const part of [composer, feed, cards, copying, changes]) void attempt(part);
}

/**
 * Attach a part of the page and report failures. Leaving a page aborts its requests, which isn't a failure, but Firefox
 * reports it just before the page unloads. So errors are reported only if the page stays.
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

/** Attach filters and sorting to the feed. */
async function feed() {
  const root = document.querySelector(".advocacy-feed");
  if (!(root instanceof HTMLElement)) return;
  const { attachFeed } = await import("./feed/feed.js");
  attachFeed(root);
}

/** Mark saved and shared posts on their cards, shortly before the cards scroll into view. */
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

/** Attach copy buttons, on pages of brand assets and guidelines. */
async function copying() {
  const root = document.querySelector("[data-copied]:not([data-ready])");
  if (!(root instanceof HTMLElement)) return;
  const { attachCopy } = await import("./copy.js");
  attachCopy(root);
}

/** Mark the changes that are new to this device. */
async function changes() {
  const page = document.querySelector(".advocacy-changes-page:not([data-ready])");
  if (!(page instanceof HTMLElement)) return;
  const { markChanges } = await import("./changes.js");
  await markChanges(page);
}

/** Attach the composer on a post's page. */
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

/** Start as soon as the page's content is parsed, without waiting for Material's scripts. */
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
