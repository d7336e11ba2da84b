// The head of a lesson (where you are) and the picture of progress; both follow the record.

/** @typedef {{file: string, name: string}} Way a link to another lesson */
/** @typedef {{number: string, title: string, summary: string, file: string, exercises: [string, string, string, string][]}} Row id, title, outcome, word */
/** @typedef {{title: string, lessons: Row[]}} DayRow */
/** @typedef {{title: string, days: DayRow[], next: string, after: Way | null, legend: [string, string][], done: string, able: string[]}} Progress */
/** @typedef {{questions: string[], goals: string[], needs: Way[], before: Way | null, after: Way | null}} About */

/** @type {import("../protocol").Renderer} */
export function renderLesson({connection, el, parts}) {
  const {h} = parts, root = h("section", {class: "kit-card kit-lesson"}), standing = h("div");
  parts.guardKeyboard(root);
  root.append(standing, ...aboutNodes(parts, connection.view()));
  el.append(root);
  let stop = () => {};
  const build = () => {
    stop();
    stop = () => {};
    const state = connection.state();
    standing.replaceChildren(...standingNodes(parts, connection, state));
    if (state.identity) stop = parts.renderIdentity({connection, root: standing, parts});
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
function standingNodes(parts, connection, state) {
  const {h, labels} = parts;
  const nodes = [
    h("div", {class: "kit-kicker"}, state.kicker),
    h("p", {class: "kit-done"}, h("progress", {value: state.done, max: state.total, "aria-label": state.summary}), ` ${state.summary}`),
    state.notice ? h("p", {class: "kit-note"}, state.notice) : null,
    state.who && !state.identity ? h("p", {class: "kit-help"}, `${state.who} `,
      h("button", {type: "button", class: "kit-small", onclick: () => connection.send({do: "change"})}, labels.change)) : null,
    state.error ? h("p", {class: "kit-note", role: "alert"}, labels.error) : null,
  ];
  return /** @type {HTMLElement[]} */ (nodes.filter(Boolean));
}

// The browser opens a link as it is written, JupyterLab in a tab beside (kit-bimtek listens for .kit-way).
/** @param {import("../protocol").Parts} parts @param {Way} one @param {string} [words] @param {string} [where] */
const way = ({h}, one, words, where = "") =>
  h("a", {class: `kit-way ${where}`, href: one.file}, words ? `${words}: ${one.name}` : one.name);

/** @param {import("../protocol").Parts} parts @param {About} about @returns {HTMLElement[]} */
function aboutNodes(parts, {questions, goals, needs, before, after}) {
  const {h, rich, labels} = parts;
  const end = (/** @type {number} */ at) => (at === goals.length - 1 ? "." : ";");
  const nodes = [
    needs.length ? h("p", {}, `${labels.needs}: `, needs.flatMap((one, at) => [at ? ", " : "", way(parts, one)])) : null,
    h("details", {}, h("summary", {}, labels.about),
      h("h4", {}, labels.questions), h("ul", {}, questions.map((words) => rich("li", words))),
      h("h4", {}, `${labels.goals}:`), h("ul", {}, goals.map((words, at) => rich("li", words + end(at))))),
    before || after ? h("nav", {class: "kit-ways", "aria-label": labels.ways},
      before ? way(parts, before, labels.before, "kit-before") : null, after ? way(parts, after, labels.after, "kit-after") : null) : null,
  ];
  return /** @type {HTMLElement[]} */ (nodes.filter(Boolean));
}

/** @type {import("../protocol").Renderer} */
export function renderProgress({connection, el, parts}) {
  const root = parts.h("section", {class: "kit-card kit-progress"});
  el.append(root);
  const show = () => root.replaceChildren(...progressNodes(parts, connection.state()));
  show();
  return connection.follow({state: show});
}

/** @param {import("../protocol").Parts} parts @param {Progress} state */
function progressNodes(parts, state) {
  const {h, icon, labels} = parts;
  const lesson = (/** @type {Row} */ one) => h("div", {class: "kit-progress-row"},
    h("div", {class: "kit-progress-name"}, h("strong", {}, `${one.number} ${one.title}`), h("span", {class: "kit-help"}, ` ${one.summary}`)),
    h("ol", {class: "kit-dots", "aria-label": one.title}, one.exercises.map(([id, title, outcome, word]) =>
      h("li", {}, h("a", {class: `kit-way kit-dot kit-${outcome}`, title: `${title}: ${word}`, href: `${one.file}#${id}`, onclick: parts.goNear(id)},
        icon(outcome, `${title}: ${word}`))))));
  const legend = h("p", {class: "kit-help kit-legend"}, state.legend.map(([outcome, word]) =>
    h("span", {class: "kit-legend-item"}, h("span", {class: `kit-dot kit-${outcome}`, "aria-hidden": "true"}, icon(outcome)), ` ${word}`)));
  const day = (/** @type {DayRow} */ {title, lessons}) => [h("h4", {class: "kit-day"}, title), ...lessons.map(lesson)];
  const done = state.done ? [h("p", {class: "kit-outcome kit-right"}, icon("right"), h("strong", {}, state.done)),
    h("h4", {}, `${labels.able}:`), h("ul", {}, state.able.map((words) => parts.rich("li", words)))] : [];
  return [...done, h("p", {class: "kit-title"}, state.title), ...state.days.flatMap(day), legend,
    state.next ? h("p", {}, `${labels.next}: ${state.next}`) : "",
    state.after ? h("p", {class: "kit-ways"}, way(parts, state.after, labels.after, "kit-after")) : ""];
}
