// The learner's documents: below the card that made them, and all together as "Hasil saya".

/** @typedef {{files: string[], folder: string, seat: boolean}} Documents */
/** @typedef {{lesson: string, title: string, file: string, when: string, made: boolean, files: string[]}} Row */

/** @param {import("../protocol").Parts} parts @param {Documents} documents @param {() => void} open */
export function documentNodes({h, labels}, {files, folder, seat}, open) {
  const names = files.flatMap((name, at) => [at ? ", " : "", h("code", {}, name)]);
  const button = seat ? null : h("button", {type: "button", class: "kit-small kit-open", onclick: open}, labels.document_open);
  return [
    names.length ? h("p", {}, h("strong", {}, `${labels.document_files}: `), names) : "",
    h("p", {}, `${labels.document_folder}: `, h("code", {class: "kit-place"}, folder), " ", button),
    h("p", {class: "kit-help"}, seat ? labels.document_in_seat : labels.document_edit),
  ];
}

/** @type {import("../protocol").Renderer} */
export function renderProducts({connection, el, parts}) {
  const root = parts.h("section", {class: "kit-card kit-products"});
  parts.guardKeyboard(root);
  el.append(root);
  let turn = 0;
  const show = () => root.replaceChildren(...productNodes(parts, connection.state(), () => connection.send({do: "open", turn: turn += 1})));
  show();
  return connection.follow({state: show});
}

/** @param {import("../protocol").Parts} parts @param {{title: string, rows: Row[], documents: Documents | null, problem?: string}} state @param {() => void} open */
function productNodes(parts, state, open) {
  const {h, icon, labels} = parts;
  const row = (/** @type {Row} */ one) => h("tr", {}, h("td", {}, one.lesson),
    h("td", {}, h("a", {class: "kit-way", href: one.file, onclick: parts.goNear(one.file.split("#")[1])}, one.title),
      one.files.map((name) => h("div", {}, h("code", {}, name)))),
    h("td", {}, one.made ? icon("right") : null, ` ${one.when}`));
  const heads = [labels.product_lesson, labels.product_name, labels.product_kept];
  return [h("p", {class: "kit-title"}, state.title),
    h("div", {class: "kit-scroll", tabindex: "0", role: "group", "aria-label": state.title}, h("table", {class: "kit-table kit-plain"},
      h("thead", {}, h("tr", {}, heads.map((name) => h("th", {scope: "col"}, name)))), h("tbody", {}, state.rows.map(row)))),
    ...(state.documents ? documentNodes(parts, state.documents, open) : []),
    ...(state.problem ? [parts.rich("div", state.problem, {class: "kit-note"})] : [])];
}
