// Work on the learner's own disk: laid out by a button, done outside of the card, looked at on Periksa.

/** @typedef {{path: string, seat: boolean} | null} Place */

/**
 * @param {import("../protocol").Ui} ui @param {[string, string][]} tasks @param {import("../protocol").CardState} state
 * @param {(seat: boolean) => string} how @returns {import("../protocol").KindBody}
 */
export function practiceBody(ui, tasks, state, how) {
  const {h, rich, labels} = ui;
  const make = h("button", {type: "button", class: "kit-button kit-make", onclick: () => ui.ask("prepare")});
  const place = h("div", {class: "kit-field"});
  const list = h("ol", {class: "kit-tasks"}, tasks.map(([id, words]) => h("li", {}, rich("span", words), ui.slot(id))));
  /** @param {import("../protocol").CardState} next */
  const follow = (next) => {
    const at = /** @type {Place} */ (next.more.place ?? null);
    make.textContent = at ? labels.folder_again : labels.folder_make;
    place.replaceChildren(...(at ? [
      h("p", {class: "kit-help"}, labels.folder_at), h("p", {}, h("code", {class: "kit-place"}, at.path)),
      h("p", {class: "kit-help"}, how(at.seat))] : []));
  };
  follow(state);
  return {node: h("div", {}, h("div", {class: "kit-buttons"}, make), place, list), read: () => null, follow};
}
