// A short text, typed.

/** @typedef {{}} Body */

/** @type {import("../widget/static/protocol").KindView<Body, string>} */
export function view(ui, _body, answer) {
  const id = ui.freshId("entry"), input = ui.entry(ui, answer, {id, class: "kit-entry"});
  return {node: ui.h("div", {class: "kit-line"}, ui.h("label", {for: id}, ui.labels.answer), input), read: () => input.value};
}
