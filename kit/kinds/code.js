// The answer is handed over by the learner's own cell; the card shows what it was given.

/** @type {import("../widget/static/protocol").KindView<{}, string>} */
export function view(ui, _body, _answer, state) {
  const {h, labels} = ui;
  const value = h("pre", {class: "kit-value"}), caption = h("div", {class: "kit-help"}, labels.code_value);
  const show = (/** @type {import("../widget/static/protocol").CardState} */ next) => {
    value.textContent = next.answer ?? "";
    value.hidden = caption.hidden = !next.answer;
  };
  show(state);
  return {node: h("div", {}, h("p", {class: "kit-help"}, labels.code_help), caption, value, ui.slot("*")), read: () => null, follow: show, ownButtons: true};
}
