// A document filled in step by step: entries, tables whose rows are added, and marks that a reader gives.

/** @typedef {{name: string, label: string, columns: {label: string, type: string, product: boolean}[], total: boolean, rows: number}} Table */
/** @typedef {{parts: {heading: string, entries: import("../widget/static/protocol").EntryView[], table: Table | null}[], rubric: [string, string][]}} Body */
/** @typedef {{entries: Record<string, string>, rows?: Record<string, string[][]>, marks?: Record<string, boolean>}} Answer */
/** @typedef {Record<string, {products: string[][], total: string}>} Reckoned */

/** @type {Record<string, number>} letters that a cell shows */
const WIDTHS = {number: 6, date: 9};

/** @type {import("../widget/static/protocol").KindView<Body, Answer>} */
export function view(ui, body, answer, state) {
  const {h, rich, labels} = ui;
  /** @type {Record<string, ReturnType<typeof ui.field>["input"]>} */
  const boxes = {};
  const entryNode = (/** @type {import("../widget/static/protocol").EntryView} */ one) => {
    const {node, input} = ui.field(ui, one, answer?.entries[one.name] ?? "");
    boxes[one.name] = input;
    return node;
  };
  /** @type {Record<string, ReturnType<typeof rowsOf>>} */
  const tables = {};
  const parts = body.parts.map(({heading, entries, table}) => {
    if (table) tables[table.name] = rowsOf(ui, table, answer?.rows?.[table.name] ?? []);
    return h("div", {class: "kit-document-part"}, rich("h4", heading), h("div", {class: "kit-fields"},
      entries.map(entryNode)), table ? tables[table.name].node : null);
  });
  const marks = body.rubric.map(([id, words]) => h("div", {class: "kit-option"}, h("label", {},
    h("input", {type: "checkbox", "data-id": id, checked: Boolean(answer?.marks?.[id]), onchange: ui.changed}), rich("span", words))));
  const reader = marks.length ? h("div", {class: "kit-document-part"}, h("h4", {}, labels.document_reader), marks) : null;
  const node = h("div", {}, parts, reader);
  const checked = () => /** @type {HTMLInputElement[]} */ ([...node.querySelectorAll("input[data-id]:checked")]);
  const read = () => ({
    entries: Object.fromEntries(Object.entries(boxes).map(([name, box]) => [name, box.value])),
    rows: Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.read()])),
    marks: Object.fromEntries(checked().map((box) => [box.dataset.id, true])),
  });
  /** @param {import("../widget/static/protocol").CardState} next */
  const follow = (next) => {
    const reckoned = /** @type {Reckoned} */ (next.more.reckoned ?? {});
    for (const [name, table] of Object.entries(tables)) table.show(reckoned[name] ?? {products: [], total: ""});
  };
  follow(state);
  return {node, read, follow};
}

/** @param {import("../widget/static/protocol").Ui} ui @param {Table} table @param {string[][]} given */
function rowsOf(ui, table, given) {
  const {h, rich, labels} = ui, name = ui.plainText(table.label);
  const lines = h("tbody"), sum = h("p", {class: "kit-document-sum", role: "status"});
  /** @param {string[]} values */
  const add = (values) => {
    const line = lines.children.length + 1;
    let place = 0;
    const cells = table.columns.map((column) => {
      if (column.product) return h("td", {class: "kit-product"});
      const words = ui.plainText(column.label), value = values[place++] ?? "";
      const inputmode = {date: "numeric", number: "decimal"}[column.type] ?? null;
      return h("td", {}, ui.entry(ui, value, {"aria-label": `${words}, ${labels.row} ${line}`, inputmode, size: WIDTHS[column.type] ?? 11}),
        ui.slot(`${table.name}.r${line}c${place}`));
    });
    lines.append(h("tr", {}, cells));
  };
  for (let line = 0; line < Math.max(table.rows, given.length); line++) add(given[line] ?? []);
  const more = h("button", {type: "button", class: "kit-small kit-add", onclick: () => {
    add([]);
    lines.lastElementChild?.querySelector("input")?.focus();
    ui.changed();
  }}, labels.add_row);
  const node = h("div", {"data-table": table.name}, h("div", {class: "kit-scroll", tabindex: "0", role: "group", "aria-label": name},
    h("table", {class: "kit-table kit-filled"}, h("thead", {}, h("tr", {}, table.columns.map((column) => rich("th", column.label, {scope: "col"})))), lines)),
  h("div", {class: "kit-buttons"}, more, sum), ui.slot(table.name));
  const inputs = (/** @type {Element} */ line) => /** @type {HTMLInputElement[]} */ ([...line.querySelectorAll("input")]);
  const read = () => {
    const rows = [...lines.children].map((line) => inputs(line).map((box) => box.value));
    while (rows.length && !rows[rows.length - 1].some(Boolean)) rows.pop();
    return rows;
  };
  /** @param {{products: string[][], total: string}} reckoned */
  const show = ({products, total}) => {
    [...lines.children].forEach((line, at) => line.querySelectorAll(".kit-product").forEach((cell, column) => {
      cell.textContent = products[at]?.[column] ?? "";
    }));
    sum.textContent = table.total ? `${labels.document_sum}: ${total || labels.document_later}` : "";
  };
  return {node, read, show};
}
