// A small table repaired: cells rewritten, rows removed.

/** @typedef {{columns: string[], rows: string[][], removable: boolean}} Body */
/** @typedef {{cells?: Record<string, string>, removed?: number[]}} Answer */

/** @type {import("../widget/static/protocol").KindView<Body, Answer>} */
export function view(ui, body, answer) {
  const {h, labels} = ui, removed = new Set(answer?.removed ?? []);
  /** @type {Record<string, HTMLInputElement>} */
  const inputs = {};

  const editable = (/** @type {import("../widget/static/protocol").GridCell} */ cell) => {
    inputs[cell.id] = ui.entry(ui, answer?.cells?.[cell.id] ?? cell.text, {"aria-label": cell.where, size: Math.max(4, cell.text.length)});
    return inputs[cell.id];
  };

  /** @param {number} row @param {HTMLElement} line */
  const remover = (row, line) => {
    const button = h("button", {type: "button", class: "kit-small", onclick: () => {
      if (!removed.delete(row)) removed.add(row);
      show();
      ui.changed();
    }});
    const show = () => {
      const gone = removed.has(row);
      line.classList.toggle("kit-removed", gone);
      button.textContent = gone ? labels.keep_row : labels.remove_row;
      button.setAttribute("aria-label", `${button.textContent} ${row}`);
      line.querySelectorAll("input").forEach((input) => { input.disabled = gone; });
    };
    line.append(h("td", {class: "kit-tool"}, button, ui.slot(`r${row}`, true)));
    show();
  };

  const node = ui.grid(ui, body.columns, body.rows, editable);
  if (body.removable) {
    node.querySelector("thead tr")?.append(h("td"));
    /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("tbody tr")).forEach((line, n) => remover(n + 1, line));
  }
  const read = () => ({
    cells: Object.fromEntries(Object.entries(inputs).map(([id, input]) => [id, input.value])),
    removed: [...removed].sort((a, b) => a - b),
  });
  return {node, read};
}
