// A workbook on the learner's own disk: repaired in the spreadsheet program.

/** @typedef {{tasks: [string, string][], file: string}} Body */

/** @type {import("../widget/static/protocol").KindView<Body, unknown>} */
export function view(ui, body, _answer, state) {
  const how = (/** @type {boolean} */ seat) => (seat ? ui.labels.workbook_in_seat : ui.labels.workbook_how).replace("{file}", body.file);
  return ui.practiceBody(ui, body.tasks, state, how);
}
