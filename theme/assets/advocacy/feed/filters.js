/** Which posts are wanted, as the address says it, and which posts that are. Nothing here touches the page. */

/** @type {FilterKind[]} */
export const KINDS = ["network", "campaign", "topic", "audience", "language"];

/**
 * What this device knows of posts, and nobody else: “saved” shows those alone, “shared” leaves them out.
 */
export const MINE = /** @type {const} */ (["saved", "shared"]);

/**
 * What is wanted of each kind, and words to be found; empty where anything will do.
 *
 * @typedef {Record<FilterKind | "text" | typeof MINE[number], string>} Choice
 */

/** @returns {Choice} */
export function anything() {
  return { network: "", campaign: "", topic: "", audience: "", language: "", text: "", saved: "", shared: "" };
}

/**
 * @param {Choice} choice
 * @returns {boolean} whether some posts may be left out
 */
export function isLimited(choice) {
  return Object.values(choice).some(Boolean);
}

/**
 * The choice that an address says.
 *
 * @param {string} search the part of an address from “?”
 * @returns {Choice}
 */
export function choiceFrom(search) {
  const said = new URLSearchParams(search);
  const choice = anything();
  for (const kind of /** @type {Array<keyof Choice>} */ (Object.keys(choice))) choice[kind] = said.get(kind)?.trim() ?? "";
  return choice;
}

/**
 * The choice without values that the hub does not have: an address may be old, or mistyped.
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
 * @returns {string | undefined} what people call the value, where the hub has it
 */
export function nameOf(index, kind, value) {
  return index.values[kind].find(([known]) => known === value)?.[1];
}

/**
 * The address that says the choice; what others put into it stays.
 *
 * @param {Choice} choice
 * @param {string} search the part of the address from “?”
 * @returns {string} the new one; empty where there is nothing to say
 */
export function searchWith(choice, search) {
  const said = new URLSearchParams(search);
  for (const [kind, value] of Object.entries(choice)) {
    said.delete(kind);
    if (value) said.set(kind, value);
  }
  return String(said) && `?${said}`;
}

/**
 * Which entries match what this device knows of their posts.
 *
 * @param {Choice} choice
 * @param {string[]} ids of the posts, by number
 * @param {number[]} numbers of the entries' posts
 * @param {import("../store.js").Memory} memory
 * @returns {(place: number) => boolean}
 */
export function ofMine(choice, ids, numbers, { saved, posts }) {
  const kept = new Set(saved);
  return (place) => {
    const id = ids[numbers[place] ?? 0] ?? "";
    return (!choice.saved || kept.has(id)) && (!choice.shared || !Object.keys(posts[id]?.shared ?? {}).length);
  };
}

/**
 * @typedef {object} Found
 * @property {number[]} posts the places of the entries that match, newest first
 * @property {Record<FilterKind, number[]>} counts how many would match with each value of a kind, by its place
 * @property {Record<FilterKind, number>} without how many would match whatever they have of a kind
 */

/**
 * The entries that match. Without a language each post counts once, in the first of its languages that says the wanted
 * words: that of the hub comes first.
 *
 * @param {FeedIndex} index
 * @param {Choice} choice
 * @param {number} now milliseconds since 1970: what has expired matches nothing
 * @param {(place: number) => boolean} [says] whether an entry says the wanted words
 * @returns {Found}
 */
export function find(index, choice, now, says = () => true) {
  const { posts, sets, values } = index;
  const wanted = KINDS.map((kind) => {
    const place = values[kind].findIndex(([value]) => value === choice[kind]);
    return /** @type {const} */ ([kind, choice[kind] ? sets[kind].map((set) => set.includes(place)) : null]);
  });
  /** @type {Found} */
  const found = {
    posts: [],
    counts: mapped((kind) => values[kind].map(() => 0)),
    without: mapped(() => 0),
  };
  let stands = true; // for its post, while no language is chosen
  for (let place = 0; place < posts.first.length; place++) {
    const expires = posts.expires[place];
    if (posts.first[place]) stands = true;
    if ((expires && expires * 1000 <= now) || !says(place)) continue;
    const isFirst = stands;
    stands = false;
    let failed = 0;
    /** @type {FilterKind[]} */
    let counting = KINDS;
    for (const [kind, sought] of wanted) {
      const matches = sought ? sought[posts[kind][place] ?? 0] : kind !== "language" || isFirst;
      if (matches) continue;
      if (++failed > 1) break;
      counting = [kind]; // it would match with another value of that kind
    }
    if (failed > 1) continue;
    if (!failed) found.posts.push(place);
    for (const kind of counting) {
      const counts = found.counts[kind];
      for (const value of sets[kind][posts[kind][place] ?? 0] ?? []) counts[value] = (counts[value] ?? 0) + 1;
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
