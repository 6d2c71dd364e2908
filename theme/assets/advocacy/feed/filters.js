/** The feed's filters: parsing them from the URL and finding the matching posts. Independent of the DOM. */

/** @type {FilterKind[]} */
export const KINDS = ["network", "campaign", "topic", "audience", "language"];

/** Filters by data on this device: “saved” shows only saved posts, “shared” hides shared posts. */
export const MINE = /** @type {const} */ (["saved", "shared"]);

/**
 * The chosen value of each kind of filter, and the search text. An empty string matches everything.
 *
 * @typedef {Record<FilterKind | "text" | typeof MINE[number], string>} Choice
 */

/** @returns {Choice} */
export function anything() {
  return { network: "", campaign: "", topic: "", audience: "", language: "", text: "", saved: "", shared: "" };
}

/**
 * @param {Choice} choice
 * @returns {boolean} whether any filter is active
 */
export function isLimited(choice) {
  return Object.values(choice).some(Boolean);
}

/**
 * Parse the choice from a URL.
 *
 * @param {string} search the URL's query string, with “?”
 * @returns {Choice}
 */
export function choiceFrom(search) {
  const query = new URLSearchParams(search);
  const choice = anything();
  for (const kind of /** @type {Array<keyof Choice>} */ (Object.keys(choice))) choice[kind] = query.get(kind)?.trim() ?? "";
  return choice;
}

/**
 * Split off values that the hub doesn't have, as a URL may be outdated or mistyped.
 *
 * @param {Choice} choice
 * @param {FeedIndex} index
 * @returns {{ choice: Choice, unknown: string[] }}
 */
export function sorted(choice, index) {
  const known = { ...choice };
  const unknown = KINDS.filter((kind) => choice[kind] && nameOf(index, kind, choice[kind]) === undefined);
  for (const kind of unknown) known[kind] = "";
  return { choice: known, unknown: unknown.map((kind) => choice[kind]) };
}

/**
 * @param {FeedIndex} index
 * @param {FilterKind} kind
 * @param {string} value
 * @returns {string | undefined} the value's display name, if the hub has the value
 */
export function nameOf(index, kind, value) {
  return index.values[kind].find(([known]) => known === value)?.[1];
}

/**
 * Return a query string with the choice. Other parameters are kept.
 *
 * @param {Choice} choice
 * @param {string} search the current query string
 * @returns {string} the new query string, or "" if it has no parameters
 */
export function searchWith(choice, search) {
  const query = new URLSearchParams(search);
  for (const [kind, value] of Object.entries(choice)) {
    query.delete(kind);
    if (value) query.set(kind, value);
  }
  return String(query) && `?${query}`;
}

/**
 * Return a test for the “saved” and “shared” filters.
 *
 * @param {Choice} choice
 * @param {string[]} ids the posts' ids, by post number
 * @param {number[]} numbers the entries' post numbers
 * @param {import("../store.js").Memory} memory
 * @returns {(position: number) => boolean}
 */
export function ofMine(choice, ids, numbers, { saved, posts }) {
  const kept = new Set(saved);
  return (position) => {
    const id = ids[numbers[position] ?? 0] ?? "";
    return (!choice.saved || kept.has(id)) && (!choice.shared || !Object.keys(posts[id]?.shared ?? {}).length);
  };
}

/**
 * @typedef {object} Found
 * @property {number[]} posts the positions of matching entries, newest first
 * @property {Record<FilterKind, number[]>} counts the number of matches with each value of a kind, by position
 * @property {Record<FilterKind, number>} without the number of matches without a kind's filter
 */

/**
 * Find the matching entries. Without a language filter each post counts once, in the first of its languages that
 * matches the search text. The hub's main language comes first.
 *
 * @param {FeedIndex} index
 * @param {Choice} choice
 * @param {number} now milliseconds since 1970; expired entries don't match
 * @param {(position: number) => boolean} [matchesText] whether an entry matches the search text
 * @returns {Found}
 */
export function find(index, choice, now, matchesText = () => true) {
  const { posts, sets, values } = index;
  const wanted = KINDS.map((kind) => {
    const number = values[kind].findIndex(([value]) => value === choice[kind]);
    return /** @type {const} */ ([kind, choice[kind] ? sets[kind].map((set) => set.includes(number)) : null]);
  });
  /** @type {Found} */
  const found = {
    posts: [],
    counts: mapped((kind) => values[kind].map(() => 0)),
    without: mapped(() => 0),
  };
  let isNextFirst = true; // the first match represents its post if no language is chosen
  for (let position = 0; position < posts.first.length; position++) {
    const expires = posts.expires[position];
    if (posts.first[position]) isNextFirst = true;
    if ((expires && expires * 1000 <= now) || !matchesText(position)) continue;
    const isFirst = isNextFirst;
    isNextFirst = false;
    let failed = 0;
    /** @type {FilterKind[]} */
    let counting = KINDS;
    for (const [kind, sought] of wanted) {
      const matches = sought ? sought[posts[kind][position] ?? 0] : kind !== "language" || isFirst;
      if (matches) continue;
      if (++failed > 1) break;
      counting = [kind]; // it would match with another value of this kind
    }
    if (failed > 1) continue;
    if (!failed) found.posts.push(position);
    for (const kind of counting) {
      const counts = found.counts[kind];
      for (const value of sets[kind][posts[kind][position] ?? 0] ?? []) counts[value] = (counts[value] ?? 0) + 1;
      if (kind !== "language" || isFirst) found.without[kind]++;
    }
  }
  return found;
}

/**
 * @template T
 * @param {(kind: FilterKind) => T} value
 * @returns {Record<FilterKind, T>}
 */
function mapped(value) {
  return /** @type {Record<FilterKind, T>} */ (Object.fromEntries(KINDS.map((kind) => [kind, value(kind)])));
}
