/** Checks words against salted slow hashes of confidential terms, as in rules/scripts.py. */

/**
 * @typedef {object} Lock
 * @property {string} salt in Base64
 * @property {number} rounds
 * @property {number} words the number of words of the longest term
 * @property {number} size the sieve's size in bits
 * @property {string} sieve in Base64
 * @property {string[]} hashes
 */

const bytesOf = (/** @type {string} */ text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const encoder = new TextEncoder();

/**
 * Return a fast 32-bit hash: FNV-1a of the salt and the letters.
 *
 * @param {Uint8Array} salt
 * @param {string} letters
 * @returns {number}
 */
export function quickHash(salt, letters) {
  let found = 0x811c9dc5;
  for (const byte of salt) found = Math.imul(found ^ byte, 0x01000193);
  for (const byte of encoder.encode(letters)) found = Math.imul(found ^ byte, 0x01000193);
  return found >>> 0;
}

/**
 * Return the first bytes of the slow hash in hexadecimal. The browser computes it in another thread.
 *
 * @param {Uint8Array<ArrayBuffer>} salt
 * @param {string} letters
 * @param {number} rounds
 * @returns {Promise<string>}
 */
export async function slowHash(salt, letters, rounds) {
  const key = await crypto.subtle.importKey("raw", encoder.encode(letters), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, key, 32);
  return [...new Uint8Array(bits)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {Lock} lock
 * @returns {(letters: string) => Promise<boolean> | false} checks words, whose letters are joined. Returns false
 *   at once for most other words. Results are cached
 */
export function opener(lock) {
  const salt = bytesOf(lock.salt);
  const sieve = bytesOf(lock.sieve);
  const hashes = new Set(lock.hashes);
  /** @type {Map<string, Promise<boolean>>} */
  const known = new Map();
  return (letters) => {
    const place = quickHash(salt, letters) % lock.size;
    if (!((sieve[place >> 3] ?? 0) & (1 << (place & 7)))) return false;
    const answer = known.get(letters) ?? slowHash(salt, letters, lock.rounds).then((hash) => hashes.has(hash));
    known.set(letters, answer);
    return answer;
  };
}
