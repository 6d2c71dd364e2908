/** What the composer needs besides the page: fetched once, from the hub itself. */

/**
 * A file of the hub's assets, as it was fetched first.
 *
 * @param {string} name
 * @returns {Promise<any>}
 */
export function asset(name) {
  const known = fetched.get(name) ?? json(name);
  fetched.set(name, known);
  known.catch(() => fetched.delete(name));
  return known;
}

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** @param {string} name */
async function json(name) {
  const answer = await fetch(new URL(`../${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
