// Steps put into their order.

/** @typedef {{items: [string, string][]}} Body id and HTML of each step, in the order first shown */

/** @type {import("../widget/static/protocol").KindView<Body, string[]>} */
export function view(ui, body, answer) {
  const {h, rich, labels} = ui;
  const markup = Object.fromEntries(body.items);
  const said = h("div", {class: "kit-sr", "aria-live": "polite"});
  let touched = Boolean(answer); // an order that was never touched is not an answer

  /** @param {HTMLElement} row @param {number} step @param {HTMLElement} button */
  const move = (row, step, button) => {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    button.focus();
    said.textContent = labels.moved.replace("{place}", String([...list.children].indexOf(row) + 1));
    touched = true;
    ui.changed();
  };

  const rows = (answer ?? body.items.map(([id]) => id)).map((id) => {
    const text = ui.plainText(markup[id]);
    /** @param {number} step @param {string} sign @param {string} word */
    const mover = (step, sign, word) => {
      const button = h("button", {type: "button", class: "kit-small", "aria-label": `${word}: ${text}`, "data-step": step}, sign);
      button.addEventListener("click", () => move(row, step, button));
      return button;
    };
    const row = h("li", {class: "kit-step", "data-id": id}, h("div", {class: "kit-step-row"},
      rich("span", markup[id], {class: "kit-step-text"}), mover(-1, "↑", labels.up), mover(1, "↓", labels.down)), ui.slot(id));
    return row;
  });
  const list = h("ol", {class: "kit-steps"}, rows);
  const ids = () => [...list.children].map((row) => /** @type {HTMLElement} */ (row).dataset.id);
  return {node: h("div", {}, list, said), read: () => (touched ? ids() : null)};
}
