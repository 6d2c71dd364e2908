/** Elements, made in one expression. */

/**
 * An element with properties, attributes and children. Text is always text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] those that the element has are set, the others become attributes
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name in made) Reflect.set(made, name, value);
    else made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/**
 * A network's icon, from the hub's own sheet.
 *
 * @param {string} network
 * @returns {SVGElement}
 */
export function icon(network) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "advocacy-icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  // Not href: Material's instant navigation sets that as a property, which cannot be set here.
  const sheet = new URL("networks.svg", import.meta.url);
  use.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", `${sheet}#${network}`);
  svg.append(use);
  return svg;
}

/**
 * A sentence for screen readers, said when it changes.
 *
 * @returns {HTMLElement}
 */
export function announcer() {
  return element("p", { role: "status", className: "advocacy-unseen" });
}
