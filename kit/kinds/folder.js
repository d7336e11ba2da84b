// A folder on the learner's own disk: files renamed, moved, copied, packed, thrown away.

/** @typedef {{tasks: [string, string][]}} Body */

/** @type {import("../widget/static/protocol").KindView<Body, unknown>} */
export function view(ui, body, _answer, state) {
  return ui.practiceBody(ui, body.tasks, state, (/** @type {boolean} */ seat) => (seat ? ui.labels.folder_in_seat : ui.labels.folder_how));
}
