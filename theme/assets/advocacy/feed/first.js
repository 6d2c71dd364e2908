/** Sorts the feed by relevance. Also inlined in pages, to sort cards before they are shown, so it imports nothing. */

/** The number of posts in a sorted block: new posts stay near the top. */
export const BLOCK = 48;

/**
 * A post's networks, languages and audiences. `networks` is null if the post is for all of them.
 *
 * @typedef {{ networks: string[] | null, languages: string[], audiences: string[] }} Facts
 * @typedef {"network" | "language" | "audience"} Reason
 */

/**
 * Return the reasons to put posts first: reasons that apply to some, but not all, of the newest posts.
 *
 * @param {{ networks?: unknown, language?: unknown, audience?: unknown }} memory the device's stored data, unvalidated
 * @param {readonly string[]} spoken the languages of the browser and the feed; a browser's languages are often not its
 *   user's, so all count equally unless the advocate has chosen one
 * @param {Facts[]} newest
 * @param {readonly string[]} [chosen] kinds of active filters, which all shown posts match
 * @returns {{ reasons: Reason[], score: (facts: Facts) => number }} `score` counts a post's reasons
 */
export function preference(memory, spoken, newest, chosen = []) {
  const networks = Array.isArray(memory.networks) ? memory.networks : [];
  const known = new Set(newest.flatMap(({ languages }) => languages));
  const chosenLast = String(memory.language);
  const mine = known.has(chosenLast) ? [chosenLast] : spoken.flatMap((code) => [code, code.split("-")[0]]);
  /** @type {Record<Reason, (facts: Facts) => boolean>} */
  const holds = {
    network: (facts) => !facts.networks || facts.networks.some((name) => networks.includes(name)),
    language: (facts) => facts.languages.some((code) => mine.includes(code)),
    audience: (facts) => facts.audiences.some((name) => name === memory.audience),
  };
  const all = /** @type {Reason[]} */ (Object.keys(holds));
  const reasons = all.filter((reason) => {
    const count = newest.filter(holds[reason]).length;
    return count > 0 && count < newest.length && !chosen.includes(reason) && (reason !== "network" || networks.length);
  });
  return { reasons, score: (facts) => reasons.filter((reason) => holds[reason](facts)).length };
}

/**
 * @param {HTMLElement} card
 * @returns {Facts}
 */
function factsOf({ lang, dataset, children }) {
  const codes = [...children].flatMap((part) => [...part.querySelectorAll("abbr")]).map((code) => code.textContent ?? "");
  return {
    networks: dataset.advocacyNetworks?.split(" ") ?? null,
    languages: codes.length ? codes : [lang],
    audiences: (dataset.advocacyAudience ?? "").split(" "),
  };
}

/**
 * Show the current order and offer the other one.
 *
 * @param {HTMLElement} feed
 * @param {readonly string[]} reasons
 * @param {boolean} isNewest whether the advocate has chosen the newest first
 */
export function showOrder(feed, reasons, isNewest) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (feed.querySelectorAll("[data-order]"))) {
    const { order = "" } = part.dataset;
    part.hidden = !(reasons.length && (order === "newest" ? isNewest : !isNewest && ["mine", ...reasons].includes(order)));
  }
}

/**
 * Sort the cards in the page's HTML and show the order.
 *
 * @param {HTMLElement} feed
 * @param {HTMLElement[]} [cards] newest first
 */
export function sortWritten(feed, cards = [...feed.querySelectorAll("article")]) {
  /** @type {Record<string, unknown>} */
  let memory = {};
  try {
    memory = JSON.parse(localStorage.getItem("advocacy") ?? "{}") ?? {};
  } catch {
    // storage is disabled, or the entry isn't valid JSON: the newest come first
  }
  cards.forEach((card, number) => (card.dataset.advocacyNumber = String(number)));
  const facts = cards.map(factsOf);
  const { reasons, score } = preference(memory, [...navigator.languages, feed.lang], facts);
  const isNewest = memory.newest === true;
  showOrder(feed, reasons, isNewest);
  const ranked = facts.map((post, number) => ({ card: /** @type {HTMLElement} */ (cards[number]), score: isNewest ? 0 : score(post) }));
  ranked.sort((a, b) => b.score - a.score);
  feed.querySelector(".advocacy-cards")?.replaceChildren(...ranked.map(({ card }) => card));
  feed.classList.remove("advocacy-sorting");
}
