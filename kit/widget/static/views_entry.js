// text, number, form, reflect: answers that are typed.

function entry(ui, value, attributes = {}) {
  return ui.h("input", {type: "text", autocomplete: "off", spellcheck: "false", value: value ?? "", oninput: ui.typed, ...attributes});
}

export function textView(ui, view, answer) {
  const id = ui.freshId("entry");
  const input = entry(ui, answer, {id, class: "kit-entry"});
  return {node: ui.h("div", {class: "kit-line"}, ui.h("label", {for: id}, ui.labels.answer), input), read: () => input.value};
}

export function numberView(ui, view, answer) {
  const id = ui.freshId("entry");
  const input = entry(ui, answer, {id, class: "kit-entry kit-number", inputmode: "decimal"});
  const unit = view.unit ? ui.h("span", {class: "kit-unit"}, view.unit) : null;
  return {node: ui.h("div", {class: "kit-line"}, ui.h("label", {for: id}, ui.labels.answer), input, unit), read: () => input.value};
}

export function formView(ui, view, answer) {
  const {h, rich, labels} = ui, inputs = {};
  const rows = view.fields.map((field) => {
    const id = ui.freshId("field"), help = ui.freshId("help");
    const words = [field.type === "date" ? labels.date_help : "", ui.plainText(field.help), field.required ? "" : labels.optional];
    const hint = words.filter(Boolean).join("; ");
    const common = {id, "aria-describedby": hint ? help : null};
    inputs[field.name] = field.type === "choice"
      ? h("select", {...common, onchange: ui.typed}, h("option", {value: ""}, labels.choose),
          field.options.map((option) => h("option", {value: option}, option)))
      : entry(ui, "", {...common, inputmode: field.type === "text" ? null : field.type === "number" ? "decimal" : "numeric"});
    inputs[field.name].value = answer?.[field.name] ?? "";
    return h("div", {class: "kit-field"}, rich("label", field.label, {for: id}), inputs[field.name],
      hint ? h("div", {id: help, class: "kit-help"}, hint) : null, ui.slot(field.name));
  });
  const read = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  return {node: h("div", {class: "kit-fields"}, rows), read};
}

export function reflectView(ui, view, answer) {
  const {h, rich, labels} = ui, nodes = [];
  let area = null;
  if (view.min_words) {
    const id = ui.freshId("area"), count = h("div", {class: "kit-help"});
    const tell = () => {
      const words = area.value.split(/\s+/).filter(Boolean).length;
      count.textContent = labels.words.replace("{count}", words).replace("{wanted}", view.min_words);
    };
    area = h("textarea", {id, rows: 5, oninput: (event) => { tell(); ui.typed(event); }});
    area.value = answer?.text ?? "";
    tell();
    nodes.push(h("div", {class: "kit-field"}, h("label", {for: id}, labels.answer), area, count));
  }
  const rubric = h("div", {class: "kit-rubric"}, view.rubric.map(([id, markup]) => view.scale.length
    ? scaleRow(ui, id, markup, view.scale, answer?.rubric?.[id])
    : h("div", {class: "kit-option"}, h("label", {},
        h("input", {type: "checkbox", "data-id": id, checked: Boolean(answer?.rubric?.[id]), onchange: ui.typed}), rich("span", markup)))));
  if (view.rubric.length && !view.scale.length) nodes.push(h("p", {class: "kit-help"}, labels.rubric));
  nodes.push(rubric);
  const read = () => ({
    text: area?.value ?? "",
    rubric: Object.fromEntries([...rubric.querySelectorAll("input:checked")].map((input) =>
      [input.dataset.id, view.scale.length ? input.value : true])),
  });
  return {node: h("div", {}, nodes), read};
}

function scaleRow(ui, id, markup, scale, chosen) {
  const {h, rich} = ui, name = ui.freshId("scale");
  const levels = scale.map((word, n) => h("label", {class: "kit-chip"},
    h("input", {type: "radio", name, "data-id": id, value: String(n + 1), checked: chosen === String(n + 1), onchange: ui.typed}), word));
  return h("fieldset", {class: "kit-item"}, rich("legend", markup), h("div", {class: "kit-chips"}, levels));
}
