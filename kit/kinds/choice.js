// One right option among several.

/** @typedef {{options: [string, string][]}} Body id and HTML of each option */

/** @type {import("../widget/static/protocol").KindView<Body, string>} */
export function view(ui, body, answer) {
  const list = ui.optionList(ui, body.options, "radio", new Set([answer]));
  return {node: list.node, read: () => list.chosen()[0] ?? null};
}
