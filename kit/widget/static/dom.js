// Small helpers for building semantic HTML; every other module receives them as `ui`.

let counter = 0;
export const freshId = (name) => `kit-${name}-${++counter}`;

// h("button", {class: "kit-x", onclick: f}, "text", node, …): text is never parsed as HTML.
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

// HTML made by the kit from Markdown (escaped there); for prompts, options and feedback.
export function rich(tag, markup, attributes = {}) {
  const node = h(tag, attributes);
  node.innerHTML = markup;
  return node;
}

export const plainText = (markup) => rich("span", markup).textContent;

// A tick, a cross … each with the word a screen reader says.
export function icon(kind, word) {
  const signs = {right: "✓", saved: "✓", wrong: "✗", partial: "◐", unanswered: "○"};
  return h("span", {class: `kit-icon kit-${kind}`},
    h("span", {"aria-hidden": "true"}, signs[kind]), h("span", {class: word ? "kit-sr" : "kit-gone"}, word ?? ""));
}
