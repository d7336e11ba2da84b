// One activity recorded in a form.

/** @typedef {{name: string, label: string, type: string, help: string, options: string[], required: boolean}} Field */
/** @typedef {{fields: Field[]}} Body */

/** @type {import("../widget/static/protocol").KindView<Body, Record<string, string>>} */
export function view(ui, body, answer) {
  const {h, rich, labels} = ui;
  /** @type {Record<string, HTMLInputElement | HTMLSelectElement>} */
  const inputs = {};
  const rows = body.fields.map((field) => {
    const id = ui.freshId("field"), help = ui.freshId("help");
    const words = [field.type === "date" ? labels.date_help : "", ui.plainText(field.help), field.required ? "" : labels.optional];
    const hint = words.filter(Boolean).join("; ");
    const common = {id, "aria-describedby": hint ? help : null};
    const inputmode = {date: "numeric", number: "decimal"}[field.type] ?? null;
    const input = field.type === "choice"
      ? h("select", {...common, onchange: ui.changed}, h("option", {value: ""}, labels.choose),
          field.options.map((option) => h("option", {value: option}, option)))
      : ui.entry(ui, "", {...common, inputmode});
    input.value = answer?.[field.name] ?? "";
    inputs[field.name] = input;
    return h("div", {class: "kit-field"}, rich("label", field.label, {for: id}), input,
      hint ? h("div", {id: help, class: "kit-help"}, hint) : null, ui.slot(field.name));
  });
  const read = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  return {node: h("div", {class: "kit-fields"}, rows), read};
}
