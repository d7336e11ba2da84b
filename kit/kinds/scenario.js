// A story that branches: each turn goes to Python, which alone knows how the story continues.

/** @typedef {{text: string, turn: string, feedback: string}} Passed */
/** @typedef {{passed: Passed[], text: string, end: string, options: [string, string][]}} Story */

/** @type {import("../widget/static/protocol").KindView<{}, string[]>} */
export function view(ui, _body, answer, state) {
  const {h, rich, labels} = ui, node = h("div", {class: "kit-story"});
  let path = [...(answer ?? [])];
  const go = (/** @type {string[]} */ next) => { path = next; ui.check(); };
  const show = (/** @type {Story} */ story) => {
    path = path.slice(0, story.passed.length);
    node.replaceChildren(
      h("ol", {class: "kit-passed"}, story.passed.map((step) => h("li", {}, rich("div", step.text),
        h("p", {class: "kit-turn"}, h("span", {class: "kit-help"}, `${labels.you_chose}: `), rich("strong", step.turn)),
        rich("div", step.feedback, {class: "kit-consequence"})))),
      rich("div", story.text, {class: "kit-scene", tabindex: "-1"}),
      h("div", {class: "kit-turns"}, story.options.map(([id, markup]) =>
        rich("button", markup, {type: "button", class: "kit-turn-button", "data-id": id, onclick: () => go([...path, id])}))),
      story.end ? h("button", {type: "button", class: "kit-button", onclick: () => go([])}, labels.story_start) : "");
  };
  show(state.more.story);
  return {
    node,
    read: () => path,
    follow: (next, mine) => {
      show(next.more.story);
      if (mine) /** @type {HTMLElement | null} */ (node.querySelector(".kit-scene"))?.focus();
    },
    ownButtons: true,
  };
}
