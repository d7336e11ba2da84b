// mark, table: answers given inside a table, a message or a page.

export function markView(ui, view, answer) {
  const {h, rich, labels} = ui, marked = new Set(answer ?? []);
  const toggle = (event) => {
    const button = event.currentTarget, id = button.dataset.id;
    marked.has(id) ? marked.delete(id) : marked.add(id);
    button.setAttribute("aria-pressed", marked.has(id));
    ui.changed();
  };
  const pressable = (id, content, label) => h("button", {
    type: "button", class: "kit-mark", "data-id": id, "aria-pressed": String(marked.has(id)), "aria-label": label, onclick: toggle,
  }, content);
  const node = view.layout === "table"
    ? markTable(ui, view, pressable)
    : h("div", {class: view.layout === "message" ? "kit-letter" : "kit-page"}, view.segments.map(([id, markup]) =>
        h("div", {}, pressable(id, rich("span", markup), null), ui.slot(id))));
  return {node: h("div", {}, h("p", {class: "kit-help"}, labels.mark_help), node), read: () => [...marked].sort()};
}

function markTable(ui, view, pressable) {
  const {h, labels} = ui;
  const cell = (tag, row, column, text) => {
    const id = `r${row}c${column + 1}`;
    const where = row ? `${labels.row} ${row}, ${labels.column} ${view.columns[column]}` : `${labels.heading} ${column + 1}`;
    return h(tag, {scope: tag === "th" ? "col" : null}, pressable(id, text || " ", `${where}: ${text || labels.empty}`), ui.slot(id, true));
  };
  const head = h("tr", {}, view.columns.map((name, column) => cell("th", 0, column, name)));
  const rows = view.rows.map((row, n) => h("tr", {}, row.map((text, column) => cell("td", n + 1, column, text))));
  const notes = h("div", {class: "kit-notes"}, ui.slot("*"));
  return h("div", {}, h("div", {class: "kit-scroll", tabindex: "0", role: "group", "aria-label": labels.table},
    h("table", {class: "kit-table"}, h("thead", {}, head), h("tbody", {}, rows))), notes);
}

export function tableView(ui, view, answer) {
  const {h, labels} = ui, inputs = {}, removed = new Set(answer?.removed ?? []);
  const cell = (tag, row, column, start) => {
    const id = `r${row}c${column + 1}`;
    const where = row ? `${labels.row} ${row}, ${labels.column} ${view.columns[column]}` : `${labels.heading} ${column + 1}`;
    const value = answer?.cells?.[id] ?? start;
    inputs[id] = h("input", {type: "text", value, "aria-label": where, autocomplete: "off", spellcheck: "false",
      size: Math.max(4, start.length), oninput: ui.typed});
    return h(tag, {scope: tag === "th" ? "col" : null}, inputs[id], ui.slot(id, true));
  };
  const remover = (row, line) => {
    const button = h("button", {type: "button", class: "kit-small", onclick: () => {
      removed.has(row) ? removed.delete(row) : removed.add(row);
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
  const head = h("tr", {}, view.columns.map((name, column) => cell("th", 0, column, name)));
  if (view.removable) head.append(h("td"));
  const rows = view.rows.map((row, n) => {
    const line = h("tr", {}, row.map((text, column) => cell("td", n + 1, column, text)));
    if (view.removable) remover(n + 1, line);
    return line;
  });
  const node = h("div", {}, h("div", {class: "kit-scroll"},
    h("table", {class: "kit-table"}, h("thead", {}, head), h("tbody", {}, rows))), h("div", {class: "kit-notes"}, ui.slot("*")));
  const read = () => ({
    cells: Object.fromEntries(Object.entries(inputs).map(([id, input]) => [id, input.value])),
    removed: [...removed].sort((a, b) => a - b),
  });
  return {node, read};
}
