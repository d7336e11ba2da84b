// Parts sorted into groups.

/** @typedef {{items: [string, string][], groups: [string, string][]}} Body id and HTML of each */

/** @type {import("../widget/static/protocol").KindView<Body, Record<string, string>>} */
export function view(ui, body, answer) {
  const {h, rich} = ui;
  const rows = body.items.map(([id, markup]) => {
    const name = ui.freshId("group");
    const chips = body.groups.map(([group, label]) => h("label", {class: "kit-chip"},
      h("input", {type: "radio", name, value: group, checked: answer?.[id] === group, onchange: ui.changed}),
      rich("span", label)));
    return h("fieldset", {class: "kit-item", "data-id": id}, rich("legend", markup), h("div", {class: "kit-chips"}, chips), ui.slot(id));
  });
  const read = () => Object.fromEntries(rows.flatMap((row) => {
    const chosen = /** @type {HTMLInputElement | null} */ (row.querySelector("input:checked"));
    return chosen ? [[row.dataset.id, chosen.value]] : [];
  }));
  return {node: h("div", {}, rows), read};
}
