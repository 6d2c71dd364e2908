/** Which address opens a network here: it may depend on the device, on the advocate's server, on the text's length. */

import { intentAddress } from "../core/links.js";

/** @typedef {"mobile" | "desktop"} Platform */

/**
 * What an advocate's device is.
 *
 * @returns {Platform}
 */
export function platform() {
  const { userAgentData } = /** @type {{ userAgentData?: { mobile: boolean } }} */ (navigator);
  const { userAgent, maxTouchPoints } = navigator;
  const isTablet = /Macintosh/.test(userAgent) && maxTouchPoints > 1; // iPads say that they are Macs
  const isMobile = userAgentData?.mobile ?? /Android|iPhone|iPad|Mobi/.test(userAgent);
  return isMobile || isTablet ? "mobile" : "desktop";
}

/**
 * The networks that can be used on a device, the advocate's own first.
 *
 * @param {string[]} networks in the hub's order
 * @param {Record<string, NetworkFacts>} facts
 * @param {readonly string[]} own the latest first
 * @param {Platform} device
 * @returns {string[]}
 */
export function usable(networks, facts, own, device) {
  const found = networks.filter((name) => {
    const network = facts[name];
    // The device's share sheet is an action, not a place of its own.
    return network && name !== "web_share" && (network.intent.mobile || device === "desktop");
  });
  const rank = (/** @type {string} */ name) => (own.includes(name) ? own.indexOf(name) : own.length);
  return found.sort((one, other) => rank(one) - rank(other));
}

/**
 * Whether a network has servers of which the advocate uses one.
 *
 * @param {NetworkFacts} network
 * @returns {boolean}
 */
export function hasServers(network) {
  return network.intent.alternatives.some((one) => one.url.includes("{instance}"));
}

/**
 * The address of a server as an advocate may have written it: with https:// or as a part of their handle.
 *
 * @param {string} said
 * @returns {string | null} null for what is no server's address
 */
export function serverOf(said) {
  const host = said.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/[/?#].*$/, "").replace(/^.*@/, "");
  return /^(?=.{4,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]+$/u.test(host) ? host : null;
}

/**
 * The address that opens the network with the text, as good as it can be done here.
 *
 * @param {NetworkFacts} network
 * @param {{ text: string, link: string, title: string, image?: string }} values
 * @param {Platform} device
 * @param {string} [server]
 * @returns {{ address: string | null, takesText: boolean }} no address where the network has none
 */
export function opening(network, values, device, server) {
  const { intent } = network;
  const alternative = intent.alternatives.find(
    (one) =>
      (server && one.url.includes("{instance}")) ||
      // What a network does not document is used only where the documented address would lose the text.
      (one.platform === device && one.takes_text && (device === "mobile" || !intent.takes_text)),
  );
  const template = alternative?.url.replace("{instance}", server ?? "");
  const address = intentAddress(network, values, template);
  return { address, takesText: address !== null && (alternative ?? intent).takes_text };
}
