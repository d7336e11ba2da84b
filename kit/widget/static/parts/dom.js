// Small helpers for building semantic HTML; every other module receives them as `ui`.

let counter = 0;
/** @param {string} name */
export const freshId = (name) => `kit-${name}-${++counter}`;

// h("button", {class: "kit-x", onclick: f}, "text", node, …): text is never parsed as HTML.
/** @type {import("../protocol").Dom["h"]} */
export function h(/** @type {string} */ tag, /** @type {Record<string, any>} */ attributes = {}, /** @type {any[]} */ ...children) {
  const node = /** @type {any} */ (document.createElement(tag));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// HTML made by the kit from Markdown (escaped there); for prompts, options and feedback.
/** @type {import("../protocol").Dom["rich"]} */
export function rich(tag, markup, attributes = {}) {
  const node = h(tag, attributes);
  node.innerHTML = markup;
  return node;
}

/** @param {string} markup */
export const plainText = (markup) => rich("span", markup).textContent ?? "";

// A tick, a cross … each with the word a screen reader says.
/** @type {import("../protocol").Dom["icon"]} */
export function icon(kind, word) {
  /** @type {Record<string, string>} */
  const signs = {right: "✓", saved: "✓", wrong: "✗", partial: "◐", unanswered: "○"};
  return h("span", {class: `kit-icon kit-${kind}`},
    h("span", {"aria-hidden": "true"}, signs[kind]), h("span", {class: word ? "kit-sr" : "kit-gone"}, word ?? ""));
}
