// Several right options.

/** @typedef {{options: [string, string][]}} Body id and HTML of each option */

/** @type {import("../widget/static/protocol").KindView<Body, string[]>} */
export function view(ui, body, answer) {
  const list = ui.optionList(ui, body.options, "checkbox", new Set(answer ?? []));
  return {node: list.node, read: list.chosen};
}
