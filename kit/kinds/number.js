// A number, typed as people write it.

/** @typedef {{unit: string}} Body */

/** @type {import("../widget/static/protocol").KindView<Body, string>} */
export function view(ui, body, answer) {
  const id = ui.freshId("entry");
  const input = ui.entry(ui, answer, {id, class: "kit-entry kit-number", inputmode: "decimal"});
  const unit = body.unit ? ui.h("span", {class: "kit-unit"}, body.unit) : null;
  return {node: ui.h("div", {class: "kit-line"}, ui.h("label", {for: id}, ui.labels.answer), input, unit), read: () => input.value};
}
