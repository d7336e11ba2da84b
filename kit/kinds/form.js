// One activity recorded in a form.

/** @typedef {{fields: import("../widget/static/protocol").EntryView[]}} Body */

/** @type {import("../widget/static/protocol").KindView<Body, Record<string, string>>} */
export function view(ui, body, answer) {
  const fields = body.fields.map((one) => ({name: one.name, ...ui.field(ui, one, answer?.[one.name] ?? "")}));
  const read = () => Object.fromEntries(fields.map(({name, input}) => [name, input.value]));
  return {node: ui.h("div", {class: "kit-fields"}, fields.map(({node}) => node)), read};
}
