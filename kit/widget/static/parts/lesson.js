// The head of a lesson (where you are) and the picture of progress; both follow the record.

/** @type {import("../protocol").Renderer} */
export function renderLesson({connection, el, parts}) {
  const root = parts.h("section", {class: "kit-card kit-lesson"});
  parts.guardKeyboard(root);
  el.append(root);
  let stop = () => {};
  const build = () => {
    stop();
    stop = () => {};
    root.replaceChildren();
    const state = connection.state();
    lessonNodes(parts, connection, state).forEach((node) => root.append(node));
    if (state.identity) stop = parts.renderIdentity({connection, root, parts});
  };
  let shown = "";
  const follow = () => {
    const {turn, problem, ...rest} = connection.state(); // neither changes what is drawn
    if (JSON.stringify(rest) !== shown) { shown = JSON.stringify(rest); build(); }
  };
  follow();
  const unfollow = connection.follow({state: follow});
  return () => { stop(); unfollow(); };
}

/** @param {import("../protocol").Parts} parts @param {import("../protocol").Connection} connection @param {any} state @returns {HTMLElement[]} */
function lessonNodes(parts, connection, state) {
  const {h, labels} = parts;
  const nodes = [
    h("div", {class: "kit-kicker"}, state.kicker),
    h("p", {class: "kit-done"}, h("progress", {value: state.done, max: state.total, "aria-label": state.summary}), ` ${state.summary}`),
    state.notice ? h("p", {class: "kit-note"}, state.notice) : null,
    state.who && !state.identity ? h("p", {class: "kit-help"}, `${state.who} `,
      h("button", {type: "button", class: "kit-small", onclick: () => connection.send({do: "change"})}, labels.change)) : null,
    state.error ? h("p", {class: "kit-note", role: "alert"}, labels.error) : null,
  ];
  return nodes.filter(Boolean);
}

/** @type {import("../protocol").Renderer} */
export function renderProgress({connection, el, parts}) {
  const root = parts.h("section", {class: "kit-card kit-progress"});
  el.append(root);
  const show = () => root.replaceChildren(...progressNodes(parts, connection.state()));
  show();
  return connection.follow({state: show});
}

/** @param {import("../protocol").Parts} parts @param {any} state */
function progressNodes(parts, state) {
  const {h, icon, labels} = parts;
  const lesson = (one) => h("div", {class: "kit-progress-row"},
    h("div", {class: "kit-progress-name"}, h("strong", {}, `${one.number} ${one.title}`), h("span", {class: "kit-help"}, ` ${one.summary}`)),
    h("ol", {class: "kit-dots", "aria-label": one.title}, one.exercises.map(([title, outcome, word]) =>
      h("li", {class: `kit-dot kit-${outcome}`, title: `${title}: ${word}`}, icon(outcome, `${title}: ${word}`)))));
  const legend = h("p", {class: "kit-help kit-legend"}, state.legend.map(([outcome, word]) =>
    h("span", {class: "kit-legend-item"}, h("span", {class: `kit-dot kit-${outcome}`, "aria-hidden": "true"}, icon(outcome)), ` ${word}`)));
  return [h("p", {class: "kit-title"}, state.title), ...state.lessons.map(lesson), legend,
    state.next ? h("p", {}, `${labels.next}: ${state.next}`) : ""];
}
