// choice, choices, match, classify, order: answers made by choosing and moving.
// A view is (ui, view, answer) -> {node, read()}; it puts ui.slot(id) where the verdict on a part belongs.

function optionList(ui, view, answer, type) {
  const {h, rich} = ui, name = ui.freshId("options");
  const chosen = new Set(type === "radio" ? [answer] : answer ?? []);
  const rows = view.options.map(([id, markup]) => {
    const input = h("input", {type, name, value: id, checked: chosen.has(id), onchange: ui.changed});
    return h("div", {class: "kit-option"}, h("label", {}, input, rich("span", markup)), ui.slot(id));
  });
  const node = h("div", {class: "kit-options"}, rows);
  return {node, read: () => [...node.querySelectorAll("input:checked")].map((input) => input.value)};
}

export function choiceView(ui, view, answer) {
  const list = optionList(ui, view, answer, "radio");
  return {node: list.node, read: () => list.read()[0] ?? null};
}

export function choicesView(ui, view, answer) {
  return optionList(ui, view, answer, "checkbox");
}

export function matchView(ui, view, answer) {
  const {h, rich} = ui, boxes = {};
  const rows = view.lefts.map(([id, markup]) => {
    const field = ui.freshId("match");
    const options = view.rights.map(([right, text]) => h("option", {value: right}, text));
    boxes[id] = h("select", {id: field, onchange: ui.changed}, h("option", {value: ""}, ui.labels.choose), options);
    boxes[id].value = answer?.[id] ?? "";
    return h("div", {class: "kit-pair", "data-pair": id}, rich("label", markup, {for: field}), boxes[id], ui.slot(id));
  });
  const read = () => Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, box.value]).filter(([, v]) => v));
  return {node: h("div", {class: "kit-pairs"}, rows), read};
}

export function classifyView(ui, view, answer) {
  const {h, rich} = ui;
  const rows = view.items.map(([id, markup]) => {
    const name = ui.freshId("group");
    const choices = view.groups.map(([group, label]) => h("label", {class: "kit-chip"},
      h("input", {type: "radio", name, value: group, checked: answer?.[id] === group, onchange: ui.changed}),
      rich("span", label)));
    return h("fieldset", {class: "kit-item", "data-id": id}, rich("legend", markup),
      h("div", {class: "kit-chips"}, choices), ui.slot(id));
  });
  const node = h("div", {}, rows);
  const read = () => Object.fromEntries([...node.querySelectorAll("input:checked")]
    .map((input) => [input.closest("[data-id]").dataset.id, input.value]));
  return {node, read};
}

export function orderView(ui, view, answer) {
  const {h, rich, labels} = ui;
  const markup = Object.fromEntries(view.items);
  const said = h("div", {class: "kit-sr", "aria-live": "polite"});
  const rows = (answer ?? view.items.map(([id]) => id)).map((id) => {
    const text = ui.plainText(markup[id]);
    const button = (step, sign, word) => h("button",
      {type: "button", class: "kit-small", "aria-label": `${word}: ${text}`, "data-step": step, onclick: move}, sign);
    return h("li", {class: "kit-step", "data-id": id}, h("div", {class: "kit-step-row"},
      rich("span", markup[id], {class: "kit-step-text"}), button(-1, "↑", labels.up), button(1, "↓", labels.down)), ui.slot(id));
  });
  const list = h("ol", {class: "kit-steps"}, rows);
  let touched = Boolean(answer);
  function move(event) {
    const row = event.currentTarget.closest("li"), step = Number(event.currentTarget.dataset.step);
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    step < 0 ? other.before(row) : other.after(row);
    event.currentTarget.focus();
    const place = [...list.children].indexOf(row) + 1;
    said.textContent = labels.moved.replace("{place}", place);
    touched = true;
    ui.changed();
  }
  // An order that was never touched is not an answer.
  const read = () => touched ? [...list.children].map((row) => row.dataset.id) : null;
  return {node: h("div", {}, list, said), read};
}
