// Partners found for each of several parts.

/** @typedef {{lefts: [string, string][], rights: [string, string][]}} Body id and HTML, id and plain text */

/** @type {import("../widget/static/protocol").KindView<Body, Record<string, string>>} */
export function view(ui, body, answer) {
  const {h, rich} = ui;
  /** @type {Record<string, HTMLSelectElement>} */
  const boxes = {};
  const rows = body.lefts.map(([id, markup]) => {
    const field = ui.freshId("match");
    const options = body.rights.map(([right, text]) => h("option", {value: right}, text));
    boxes[id] = h("select", {id: field, onchange: ui.changed}, h("option", {value: ""}, ui.labels.choose), options);
    boxes[id].value = answer?.[id] ?? "";
    return h("div", {class: "kit-pair", "data-pair": id}, rich("label", markup, {for: field}), boxes[id], ui.slot(id));
  });
  const read = () => Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, box.value]).filter(([, value]) => value));
  return {node: h("div", {class: "kit-pairs"}, rows), read};
}
