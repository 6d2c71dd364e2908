/** Which address opens a network here: it may depend on the device, on the advocate's server, on the text's length. */

import { intentAddress } from "../core/links.js";

/** @typedef {"mobile" | "desktop"} Platform */
/** @typedef {{ platform: Platform, system: "ios" | "android" | "other" }} Device */

/**
 * What an advocate's device is.
 *
 * @returns {Device}
 */
export function device() {
  const { userAgentData } = /** @type {{ userAgentData?: { mobile: boolean } }} */ (navigator);
  const { userAgent, maxTouchPoints } = navigator;
  const isTablet = /Macintosh/.test(userAgent) && maxTouchPoints > 1; // iPads say that they are Macs
  const isMobile = userAgentData?.mobile ?? /Android|iPhone|iPad|Mobi/.test(userAgent);
  const isApple = isTablet || /iPhone|iPad|iPod/.test(userAgent);
  return {
    platform: isMobile || isTablet ? "mobile" : "desktop",
    system: isApple ? "ios" : /Android/.test(userAgent) ? "android" : "other",
  };
}

/**
 * The networks that can be used on a device, the advocate's own first.
 *
 * @param {string[]} networks in the hub's order
 * @param {Record<string, NetworkFacts>} facts
 * @param {readonly string[]} own the latest first
 * @param {Platform} platform
 * @returns {string[]}
 */
export function usable(networks, facts, own, platform) {
  const found = networks.filter((name) => {
    const network = facts[name];
    // The device's share sheet is an action, not a place of its own.
    return network && name !== "web_share" && (network.intent.mobile || platform === "desktop");
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
 * @param {Device} device
 * @param {string} [server]
 * @returns {{ address: string | null, takesText: boolean, isCut: boolean }} no address where the network has none, or
 *   where its app would cut the text
 */
export function opening(network, values, { platform, system }, server) {
  const { intent } = network;
  const sent = `${values.text}\n${values.link}`;
  if (intent.cut_at.some((cut) => cut.system === system && sent.includes(cut.sign))) {
    return { address: null, takesText: false, isCut: true };
  }
  const alternative = intent.alternatives.find(
    (one) =>
      (server && one.url.includes("{instance}")) ||
      // What a network does not document is used only where the documented address would lose the text.
      (one.platform === platform && one.takes_text && (platform === "mobile" || !intent.takes_text)),
  );
  const template = alternative?.url.replace("{instance}", server ?? "");
  const address = intentAddress(network, values, template);
  return { address, takesText: address !== null && (alternative ?? intent).takes_text, isCut: false };
}
