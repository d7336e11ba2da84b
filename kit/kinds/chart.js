// As for a value: the answer is handed over by the learner's own cell.

/** @type {import("../widget/static/protocol").KindView<{}, string>} */
export const view = (ui, body, answer, state) => ui.kinds.code(ui, body, answer, state);
