// Controls that several kinds use: a typed entry, a list of options, a table of cells.

/** @typedef {import("../protocol").Ui} Ui */

/** @param {Ui} ui @param {string | null | undefined} value @param {Record<string, unknown>} attributes @returns {HTMLInputElement} */
export function entry(ui, value, attributes = {}) {
  return ui.h("input", {type: "text", autocomplete: "off", spellcheck: "false", value: value ?? "", oninput: ui.changed, ...attributes});
}

/**
 * An entry with its label, its help and the place of its verdict; `input` is what the learner types into.
 * @param {Ui} ui @param {import("../protocol").EntryView} one @param {string} value
 */
export function field(ui, one, value) {
  const {h, rich, labels} = ui, id = ui.freshId("field"), help = ui.freshId("help");
  const words = [one.type === "date" ? labels.date_help : "", ui.plainText(one.help), one.required ? "" : labels.optional];
  const hint = words.filter(Boolean).join("; ");
  const common = {id, "data-entry": one.name, "aria-describedby": hint ? help : null};
  const inputmode = {date: "numeric", number: "decimal"}[one.type] ?? null;
  const input = one.type === "choice"
    ? h("select", {...common, onchange: ui.changed}, h("option", {value: ""}, labels.choose),
        one.options.map((option) => h("option", {value: option}, option)))
    : one.type === "long" ? h("textarea", {...common, rows: 3, oninput: ui.changed}) : entry(ui, "", {...common, inputmode});
  input.value = value;
  const node = h("div", {class: `kit-field kit-${one.type}`}, rich("label", one.label, {for: id}), input,
    hint ? h("div", {id: help, class: "kit-help"}, hint) : null, ui.slot(one.name));
  return {node, input};
}

/** @param {Ui} ui @param {[string, string][]} options @param {"radio" | "checkbox"} type @param {Set<string | null>} chosen */
export function optionList(ui, options, type, chosen) {
  const {h, rich} = ui, name = ui.freshId("options");
  const rows = options.map(([id, markup]) => {
    const input = h("input", {type, name, value: id, checked: chosen.has(id), onchange: ui.changed});
    return h("div", {class: "kit-option"}, h("label", {}, input, rich("span", markup)), ui.slot(id));
  });
  const node = h("div", {class: "kit-options"}, rows);
  const checked = () => /** @type {HTMLInputElement[]} */ ([...node.querySelectorAll("input:checked")]);
  return {node, chosen: () => checked().map((input) => input.value)};
}

/**
 * A table whose cells `draw` fills; verdicts on cells stand as signs in them and as sentences below.
 * @param {Ui} ui @param {string[]} columns @param {string[][]} rows @param {(cell: import("../protocol").GridCell) => HTMLElement} draw
 */
export function grid(ui, columns, rows, draw) {
  const {h, labels} = ui;
  const cell = (/** @type {"th" | "td"} */ tag, /** @type {number} */ row, /** @type {number} */ column, /** @type {string} */ text) => {
    const id = `r${row}c${column + 1}`;
    const where = row ? `${labels.row} ${row}, ${labels.column} ${columns[column]}` : `${labels.heading} ${column + 1}`;
    return h(tag, {scope: tag === "th" ? "col" : null}, draw({id, where, text}), ui.slot(id, true));
  };
  const head = h("tr", {}, columns.map((name, column) => cell("th", 0, column, name)));
  const lines = rows.map((row, n) => h("tr", {}, row.map((text, column) => cell("td", n + 1, column, text))));
  return h("div", {}, h("div", {class: "kit-scroll", tabindex: "0", role: "group", "aria-label": labels.table},
    h("table", {class: "kit-table"}, h("thead", {}, head), h("tbody", {}, lines))), h("div", {class: "kit-notes"}, ui.slot("*")));
}
