// Free text, and a rubric by which learners look at it themselves.

/** @typedef {{min_words: number, rubric: [string, string][], scale: string[]}} Body */
/** @typedef {{text?: string, rubric?: Record<string, string | boolean>}} Answer */

/** @type {import("../widget/static/protocol").KindView<Body, Answer>} */
export function view(ui, body, answer, state) {
  const {h, rich, labels} = ui;
  const area = body.min_words ? writing(ui, body.min_words, answer?.text ?? "") : null;
  const line = (/** @type {[string, string]} */ [id, markup]) => body.scale.length
    ? rating(ui, id, markup, body.scale, answer?.rubric?.[id])
    : h("div", {class: "kit-option"}, h("label", {},
        h("input", {type: "checkbox", "data-id": id, checked: Boolean(answer?.rubric?.[id]), onchange: ui.changed}), rich("span", markup)));
  const rubric = h("div", {class: "kit-rubric"}, body.rubric.map(line));
  const help = body.rubric.length && !body.scale.length ? h("p", {class: "kit-help"}, labels.rubric) : null;
  const checked = () => /** @type {HTMLInputElement[]} */ ([...rubric.querySelectorAll("input:checked")]);
  const read = () => ({
    text: area?.box.value ?? "",
    rubric: Object.fromEntries(checked().map((input) => [input.dataset.id, body.scale.length ? input.value : true])),
  });
  const change = h("div", {class: "kit-change"});
  /** @param {import("../widget/static/protocol").CardState} next */
  const follow = (next) => {
    const before = /** @type {Answer | undefined} */ (next.more.before);
    const told = before && next.outcome === "saved" && body.scale.length;
    change.replaceChildren(...(told ? changeNodes(ui, body, before.rubric ?? {}, read().rubric) : []));
  };
  follow(state);
  return {node: h("div", {}, area?.node, help, rubric, change), read, follow};
}

/**
 * Where a learner stood then and stands now, item by item: a picture, and the same in words for who cannot see it.
 * @param {import("../widget/static/protocol").Ui} ui @param {Body} body @param {Record<string, any>} then @param {Record<string, any>} now
 */
function changeNodes(ui, body, then, now) {
  const {h, rich, labels} = ui;
  const row = (/** @type {[string, string]} */ [id, markup]) => {
    const [was, is] = [Number(then[id] ?? 0), Number(now[id] ?? 0)];
    const words = (/** @type {number} */ level) => body.scale[level - 1] ?? labels.empty;
    const steps = body.scale.map((_, at) => h("span", {class: "kit-level"}, [at + 1 === was ? "○" : "", at + 1 === is ? "●" : ""].join("") || "·"));
    return h("tr", {}, rich("td", markup), h("td", {class: "kit-levels"}, h("span", {"aria-hidden": "true"}, steps),
      h("span", {class: "kit-sr"}, `${labels.then}: ${words(was)}. ${labels.now}: ${words(is)}.`)));
  };
  return [h("h4", {}, labels.change_title), h("p", {class: "kit-help"}, `○ ${labels.then} · ● ${labels.now} · ${body.scale.join(" → ")}`),
    h("div", {class: "kit-scroll", tabindex: "0", role: "group", "aria-label": labels.change_title},
      h("table", {class: "kit-table kit-plain"}, h("tbody", {}, body.rubric.map(row))))];
}

/** @param {import("../widget/static/protocol").Ui} ui @param {number} wanted @param {string} text */
function writing(ui, wanted, text) {
  const {h, labels} = ui, id = ui.freshId("area"), count = h("div", {class: "kit-help"});
  const box = h("textarea", {id, rows: 5, value: text});
  const tell = () => {
    const words = box.value.split(/\s+/).filter(Boolean).length;
    count.textContent = labels.words.replace("{count}", String(words)).replace("{wanted}", String(wanted));
  };
  box.addEventListener("input", () => { tell(); ui.changed(); });
  tell();
  return {box, node: h("div", {class: "kit-field"}, h("label", {for: id}, labels.answer), box, count)};
}

/** @param {import("../widget/static/protocol").Ui} ui @param {string} id @param {string} markup @param {string[]} scale @param {unknown} chosen */
function rating(ui, id, markup, scale, chosen) {
  const {h, rich} = ui, name = ui.freshId("scale");
  const levels = scale.map((word, n) => h("label", {class: "kit-chip"},
    h("input", {type: "radio", name, "data-id": id, value: String(n + 1), checked: chosen === String(n + 1), onchange: ui.changed}), word));
  return h("fieldset", {class: "kit-item"}, rich("legend", markup), h("div", {class: "kit-chips"}, levels));
}
