// What is wrong, pointed at: in a table, a message or a page.

/** @typedef {{columns?: string[], rows?: string[][], layout?: string, segments?: [string, string][]}} Body a table, or segments */

/** @type {import("../widget/static/protocol").KindView<Body, string[]>} */
export function view(ui, body, answer) {
  const {h, rich, labels} = ui, marked = new Set(answer ?? []);
  /** @param {string} id @param {Node | string} content @param {string | null} label */
  const pressable = (id, content, label) => {
    const button = h("button", {
      type: "button", class: "kit-mark", "data-id": id, "aria-pressed": String(marked.has(id)), "aria-label": label,
    }, content);
    button.addEventListener("click", () => {
      if (!marked.delete(id)) marked.add(id);
      button.setAttribute("aria-pressed", String(marked.has(id)));
      ui.changed();
    });
    return button;
  };
  const inTable = () => ui.grid(ui, body.columns ?? [], body.rows ?? [], (cell) =>
    pressable(cell.id, cell.text || " ", `${cell.where}: ${cell.text || labels.empty}`));
  const inText = () => h("div", {class: body.layout === "message" ? "kit-letter" : "kit-page"}, (body.segments ?? []).map(([id, markup]) =>
    h("div", {}, pressable(id, rich("span", markup), null), ui.slot(id))));
  return {
    node: h("div", {}, h("p", {class: "kit-help"}, labels.mark_help), body.segments ? inText() : inTable()),
    read: () => [...marked].sort(),
  };
}
