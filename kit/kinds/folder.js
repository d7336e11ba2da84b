// A folder on the learner's own disk: laid out by a button, put in order outside of the card, looked at on Periksa.

/** @typedef {{tasks: [string, string][]}} Body */
/** @typedef {{path: string, seat: boolean} | null} Place */

/** @type {import("../widget/static/protocol").KindView<Body, unknown>} */
export function view(ui, body, _answer, state) {
  const {h, rich, labels} = ui;
  const make = h("button", {type: "button", class: "kit-button kit-make", onclick: () => ui.ask("prepare")});
  const place = h("div", {class: "kit-field"});
  const tasks = h("ol", {class: "kit-tasks"}, body.tasks.map(([id, words]) => h("li", {}, rich("span", words), ui.slot(id))));
  /** @param {import("../widget/static/protocol").CardState} next */
  const follow = (next) => {
    const at = /** @type {Place} */ (next.more.place ?? null);
    make.textContent = at ? labels.folder_again : labels.folder_make;
    place.replaceChildren(...(at ? [
      h("p", {class: "kit-help"}, labels.folder_at), h("p", {}, h("code", {class: "kit-place"}, at.path)),
      h("p", {class: "kit-help"}, at.seat ? labels.folder_in_seat : labels.folder_how)] : []));
  };
  follow(state);
  return {node: h("div", {}, h("div", {class: "kit-buttons"}, make), place, tasks), read: () => null, follow};
}
