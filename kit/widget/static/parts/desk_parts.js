// The card of one's own data: findings, questions and columns of a file that has been read.

/** @typedef {import("./desk").Desk} Desk */
/** @typedef {import("./desk").Section} Section */
/** @typedef {import("./desk").Contents} Contents */
/** @typedef {import("./desk").Key} Key */
/** @typedef {import("./desk").Answer} Answer */
/** @typedef {import("./desk").Finding} Finding */
/** @typedef {import("./desk").Question} Question */
/** @typedef {import("./desk").Column} Column */
/** @template Item @typedef {import("./desk").Group<Item>} Group */
/** @template Slice @typedef {import("./desk").Made<Slice>} Made */

// A sentence of the kit with `code` in it; nothing in it is ever parsed as HTML.
/** @param {string} sentence */
export function spoken(sentence) {
  const node = document.createElement("span");
  node.append(...sentence.split("`").map((piece, place) => {
    if (place % 2 === 0) return piece;
    const code = document.createElement("code");
    code.textContent = piece;
    return code;
  }));
  return sentence ? [node] : [];
}

/** @param {Desk} desk @param {Section} one @param {Group<unknown>} group */
function more(desk, one, group) {
  const {h, words} = desk, shown = group.items.length;
  if (shown >= group.total) return null;
  const ask = () => desk.ask(one, {do: "more", group: group.id}, "");
  return h("p", {}, h("span", {class: "kit-help"}, `${words.not_all.replace("{shown}", String(shown)).replace("{count}", String(group.total))} `),
    h("button", {type: "button", class: "kit-small", onclick: ask}, words.all.replace("{count}", String(group.total))));
}

/** @typedef {Pick<Contents, "summary" | "findings">} Found */
/** @param {Desk} desk @param {Section} one @returns {Made<Found>} */
export function findingsSection(desk, one) {
  const {h, words} = desk;
  const item = (/** @type {Finding} */ {text, where}) => h("li", {},
    h("span", {}, ...spoken(text)), where ? h("div", {class: "kit-help"}, where) : null);
  const build = (/** @type {Found} */ {summary, findings}) => [
    h("p", {}, summary), h("p", {}, h("strong", {}, findings.groups.length ? findings.summary : words.findings_none)),
    ...findings.groups.map((group, place) => desk.list(group.id, place === 0, group.title,
      h("ul", {class: "kit-found"}, group.items.map(item)), more(desk, one, group))),
  ];
  return {title: words.findings, slice: ({file, summary, findings}) => file ? {summary, findings} : undefined, build};
}

/** @typedef {Pick<Contents, "questions" | "decided">} Decisions */
/** @param {Desk} desk @param {Section} one @returns {Made<Decisions>} */
export function questionsSection(desk, one) {
  const {h, words} = desk;
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault();
    desk.askAll(one, {do: "apply"}, words.applied);
  };
  const undo = (/** @type {Key} */ key) => desk.ask(one, {do: "apply", answers: [[key, null]]}, words.applied);
  const build = (/** @type {Decisions} */ {questions, decided}) => [
    questions.length ? h("p", {class: "kit-help"}, words.questions_help) : h("p", {}, words.questions_none),
    questions.length ? h("form", {onsubmit: apply}, questions.map((group, place) => questionGroup(desk, one, group, place === 0)),
      h("div", {class: "kit-buttons"}, h("button", {type: "submit", class: "kit-button kit-main"}, words.apply))) : null,
    decided.length ? desk.list("decided", false, words.decided.replace("{count}", String(decided.length)), h("ul", {class: "kit-found"},
      decided.map(({key, text}) => h("li", {}, `${text} `,
        h("button", {type: "button", class: "kit-small", "aria-label": `${words.undo}: ${text}`, onclick: () => undo(key)}, words.undo))))) : null,
  ];
  return {title: words.questions, slice: ({file, questions, decided}) => file ? {questions, decided} : undefined, build};
}

/** @param {Desk} desk @param {Section} one @param {Group<Question>} group @param {boolean} first */
function questionGroup(desk, one, group, first) {
  return desk.list(group.id, first, `${group.title} (${group.total})`, group.items.map((question) => questionField(desk, question)), more(desk, one, group));
}

/** @param {Desk} desk @param {Question} question */
function questionField(desk, {key, legend, text, options, own, value}) {
  const {h} = desk, name = desk.freshId("question"), place = JSON.stringify(key), about = desk.freshId("about");
  const given = desk.answers.has(place) ? desk.answers.get(place) : value;
  const set = (/** @type {string} */ answer) => { desk.answers.set(place, answer); };
  const chip = (/** @type {[string, string]} */ [option, label]) => h("label", {class: "kit-chip"},
    h("input", {type: "radio", name, value: option, checked: option === given, onchange: () => set(option)}), label);
  return h("fieldset", {class: "kit-item", "aria-describedby": text ? about : null}, h("legend", {}, legend),
    text ? h("p", {id: about, class: "kit-about kit-help"}, ...spoken(text)) : null,
    h("div", {class: "kit-chips"}, options.map(chip), own ? ownValue(desk, {name, legend, options, given, set, place}) : null));
}

/**
 * @typedef {object} Own
 * @property {string} name
 * @property {string} legend
 * @property {Question["options"]} options
 * @property {Answer | undefined} given
 * @property {(answer: string) => void} set
 * @property {string} place key of the question as JSON
 */
/** @param {Desk} desk @param {Own} question */
function ownValue(desk, {name, legend, options, given, set, place}) {
  const {h, words} = desk, mine = typeof given === "string" && !options.some(([option]) => option === given);
  // Nothing written is no decision.
  const write = () => {
    if (entry.value.trim()) set(entry.value);
    else desk.answers.delete(place);
  };
  const radio = h("input", {type: "radio", name, checked: mine, onchange: write});
  const entry = h("input", {type: "text", class: "kit-own-entry", autocomplete: "off", spellcheck: "false", size: 14, maxlength: 200,
    value: mine ? given : "", "aria-label": `${words.own_value}: ${legend}`, oninput: write});
  if (!options.length) return h("label", {class: "kit-line"}, entry, h("span", {class: "kit-help"}, words.own_day));
  return h("span", {class: "kit-own"}, h("label", {class: "kit-chip"}, radio, words.own), entry);
}

/** @typedef {Pick<Contents, "columns" | "names">} Columns */
/** @param {Desk} desk @param {Section} one @returns {Made<Columns>} */
export function columnsSection(desk, one) {
  const {h, words} = desk, list = desk.freshId("names");
  /** @type {ReturnType<typeof columnRow>[]} */
  let rows = [];
  desk.readColumns = () => rows.map(({written, entry, how}) => [written, entry.value, how ? how.value : null]);
  const apply = (/** @type {Event} */ event) => {
    event.preventDefault();
    desk.askAll(one, {do: "apply"}, words.applied);
  };
  const build = (/** @type {Columns} */ {columns, names}) => {
    rows = columns.map((column) => columnRow(desk, column, list));
    const heads = [words.written, words.name, words.kind, words.personal];
    return [
      h("p", {class: "kit-help"}, words.columns_help),
      h("datalist", {id: list}, names.map((known) => h("option", {value: known}))),
      h("form", {onsubmit: apply},
        h("table", {class: "kit-columns"}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", {scope: "col"}, head)))),
          h("tbody", {}, rows.map(({node}) => node))),
        h("div", {class: "kit-buttons"}, h("button", {type: "submit", class: "kit-button kit-main"}, words.apply))),
    ];
  };
  return {title: words.columns, slice: ({file, columns, names}) => file ? {columns, names} : undefined, build};
}

/** @param {Desk} desk @param {Column} column @param {string} list */
function columnRow(desk, {written, name, kind, personal, reason, treatment}, list) {
  const {h, words} = desk;
  const entry = h("input", {type: "text", value: name, list, maxlength: 60, autocomplete: "off", spellcheck: "false", "aria-label": `${words.name}: ${written}`});
  const treatments = [["buang", words.buang], ["samarkan", words.samarkan], ["biarkan", words.biarkan]];
  const how = personal ? h("select", {"aria-label": words.treatment.replace("{name}", () => written)},
    treatments.map(([value, word]) => h("option", {value}, word))) : null;
  if (how) how.value = /** @type {string} */ (treatment);
  const about = how ? [h("div", {class: "kit-line"}, h("strong", {}, personal), how), h("div", {class: "kit-help"}, ...spoken(reason))]
    : [h("span", {class: "kit-help"}, words.not_personal)];
  const node = h("tr", {}, h("th", {scope: "row"}, written), h("td", {"data-label": words.name}, entry),
    h("td", {"data-label": words.kind}, kind), h("td", {"data-label": words.personal}, about));
  return {node, written, entry, how};
}
