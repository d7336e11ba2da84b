// scenario: each turn goes to the kernel, which alone knows how the story continues.
// code, chart: the answer is handed over by the learner's own cell.

export function scenarioView(ui, view, answer, state) {
  const {h, rich, labels} = ui, node = h("div", {class: "kit-story"});
  let path = [...(answer ?? [])];
  const go = (next) => { path = next; ui.check(); };
  const show = ({story}) => {
    if (!story) return;
    path = path.slice(0, story.passed.length);
    node.replaceChildren(
      h("ol", {class: "kit-passed"}, story.passed.map((step) => h("li", {}, rich("div", step.text),
        h("p", {class: "kit-turn"}, h("span", {class: "kit-help"}, `${labels.you_chose}: `), rich("strong", step.turn)),
        rich("div", step.feedback, {class: "kit-consequence"})))),
      rich("div", story.text, {class: "kit-scene", tabindex: "-1"}),
      h("div", {class: "kit-turns"}, story.options.map(([id, markup]) =>
        rich("button", markup, {type: "button", class: "kit-turn-button", onclick: () => go([...path, id])}))),
      story.end ? h("button", {type: "button", class: "kit-button", onclick: () => go([])}, labels.story_start) : "");
  };
  show(state);
  return {node, read: () => path, follow: (next, mine) => { show(next); if (mine) node.querySelector(".kit-scene")?.focus(); }, ownButtons: true};
}

export function codeView(ui, view, answer, state) {
  const {h, labels} = ui;
  const value = h("pre", {class: "kit-value"}), caption = h("div", {class: "kit-help"}, labels.code_value);
  const show = (next) => {
    const text = typeof next.answer === "string" ? next.answer : "";
    value.textContent = text;
    value.hidden = caption.hidden = !text;
  };
  show(state);
  const help = h("p", {class: "kit-help"}, labels.code_help);
  return {node: h("div", {}, help, caption, value, ui.slot("*")), read: () => null, follow: show, ownButtons: true};
}

export const chartView = codeView;
