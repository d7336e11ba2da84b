// The card of one's own data: its shell, requests to the kernel, the choice of a file, and saving.

const SLOW_DESK = 5000; // ms without a sign of life until the card says what may be wrong

/** @typedef {(string | number[])[]} Key what a decision is about: its kind, then column, written value or rows */
/** @typedef {string | null} Answer null: undecided */
/** @typedef {{text: string, where: string}} Finding */
/**
 * @typedef {object} Question
 * @property {Key} key
 * @property {string} legend
 * @property {string} text
 * @property {[string, string][]} options value, label
 * @property {boolean} own the person may write a value of their own
 * @property {Answer} value
 */
/** @template Item @typedef {{id: string, title: string, items: Item[], total: number}} Group items: perhaps only the first of the total */
/** @typedef {{key: Key, text: string}} Decision */
/**
 * @typedef {object} Column
 * @property {string} written
 * @property {string} name
 * @property {string} kind
 * @property {string} personal what is personal in it; empty: nothing
 * @property {string} reason
 * @property {string | null} treatment null where nothing is personal
 */
/** @typedef {{heads: string[], rows: string[][]}} Preview */
/** @typedef {{table: string, log: string, code: [string, string]}} Saved code: reads the table, reads next month's file */
/**
 * @typedef {object} Contents of the file that is open
 * @property {string} summary
 * @property {{summary: string, groups: Group<Finding>[]}} findings
 * @property {Group<Question>[]} questions
 * @property {Decision[]} decided
 * @property {Column[]} columns
 * @property {string[]} names standard names of columns
 * @property {Preview} preview
 * @property {string[]} kept names of columns whose personal data stands
 * @property {number} open cells that nobody has decided about
 * @property {Saved | null} saved
 */
/** @typedef {{file: null} & Partial<Record<keyof Contents, undefined>>} Closed */
/**
 * @typedef {object} Frame what the state holds with and without a file
 * @property {[string, string][]} files name, description
 * @property {string} problem
 * @property {string} note
 * @property {number | null} [turn]
 * @property {string} [busy]
 * @property {string} [error]
 */
/** @typedef {Frame & (Closed | ({file: string} & Contents))} State */
/** @typedef {{kind: string, limit: number, chunk: number}} View limit and chunk in bytes */

/** @typedef {import("../protocol").Connection<View, State>} DeskConnection */
/** @typedef {import("../protocol").Message} Message */
/** @typedef {Record<string, string>} Words */
/**
 * @typedef {object} Section a part of the card
 * @property {HTMLElement} node
 * @property {() => void} focus
 * @property {(said: string, problem?: boolean) => void} say
 * @property {(state: State) => void} show
 */
/**
 * What a section shows of the state (undefined: the section is hidden), and how that is drawn.
 * @template Slice
 * @typedef {{title: string, slice: (state: State) => Slice | undefined, build: (wanted: Slice) => (HTMLElement | null)[]}} Made
 */
/**
 * @typedef {object} Tools what the sections share
 * @property {View} view
 * @property {Words} words
 * @property {Map<string, Answer>} answers not yet sent; by the key as JSON
 * @property {Map<string, boolean>} opened
 * @property {(sentence: string) => HTMLElement[]} spoken
 * @property {(id: string, open: boolean, title: string, ...children: (HTMLElement | HTMLElement[] | null)[]) => HTMLElement} list
 * @property {(one: Section, message: Message, done: string, buffers?: ArrayBuffer[]) => Promise<boolean>} ask whether it went well
 * @property {(one: Section, message: Message, done: string) => Promise<boolean>} askAll
 * @property {(asked: Promise<boolean>) => Promise<void>} read
 * @property {() => [string, string, string | null][]} readColumns written, name, treatment
 */
/** @typedef {import("../protocol").Dom} Dom */
/** @typedef {Dom & Tools} Desk */

/** @param {import("../protocol").Panel<View, State>} panel */
export function renderDesk({connection, el, parts}) {
  const {h, words} = parts, title = parts.freshId("title");
  const root = h("section", {class: "kit-card kit-desk", "aria-labelledby": title},
    h("header", {}, h("div", {class: "kit-kicker"}, words.kicker), h("h3", {id: title, class: "kit-title"}, words.title)));
  parts.guardKeyboard(root);
  el.append(root);
  const desk = /** @type {Desk} */ ({.../** @type {Dom} */ (parts), view: connection.view(), answers: new Map(), opened: new Map()});
  // Which lists are open outlives their being built anew.
  desk.list = (id, open, title, ...children) => h("details", {
    open: desk.opened.get(id) ?? open,
    ontoggle: (/** @type {{target: HTMLDetailsElement}} */ event) => { desk.opened.set(id, event.target.open); },
  }, h("summary", {}, title), ...children.flat());
  const sections = [fileSection, parts.findingsSection, parts.questionsSection, parts.columnsSection, saveSection]
    .map((make, place) => section(desk, place + 1, make));
  root.append(...sections.map((one) => one.node));
  const talk = requests(connection, words, root);
  // What is sent with everything that reads the file again: nothing typed or chosen is lost.
  desk.askAll = async (one, message, done) => {
    const sent = [...desk.answers];
    const answers = sent.map(([key, value]) => [JSON.parse(key), value]);
    const well = await desk.ask(one, {...message, answers, columns: desk.readColumns()}, done);
    if (well) sent.forEach(([key]) => desk.answers.delete(key));
    return well;
  };
  desk.ask = async (one, message, done, buffers) => {
    const next = await talk.ask(message, (said) => one.say(said), buffers);
    if (!next) return !talk.ended;
    if (next.error) parts.showError(parts, root, next.error);
    else root.querySelector(".kit-error")?.remove();
    one.say(next.error ? "" : next.problem || done, Boolean(next.problem));
    return !next.problem && !next.error;
  };
  desk.read = async (asked) => { if (await asked) sections[1].focus(); };
  let file = /** @type {string | null} */ (null);
  const show = () => {
    const state = connection.state();
    if (state.file !== file) {
      file = state.file;
      desk.answers.clear();
      desk.opened.clear();
    }
    sections.forEach((one) => one.show(state));
  };
  show();
  if (connection.state().problem) sections[0].say(connection.state().problem, true);
  const unfollow = connection.follow({state: () => { show(); talk.follow(); }, message: talk.heard});
  return () => { talk.end(); unfollow(); };
}

// One request at a time; it ends with the state that carries its turn, or with the kernel's "got".
/** @typedef {{resolve: (state: State | null) => void, tell: (said: string) => void}} Pending */
/** @param {DeskConnection} connection @param {Words} words @param {HTMLElement} root */
function requests(connection, words, root) {
  let turn = 0, pending = /** @type {Pending | null} */ (null), timer = 0;
  const settle = (/** @type {State | null} */ value) => {
    clearTimeout(timer);
    const {resolve} = /** @type {Pending} */ (pending);
    pending = null;
    root.removeAttribute("aria-busy");
    resolve(value);
  };
  const talk = {
    ended: false,
    /** @param {Message} message @param {(said: string) => void} tell @param {ArrayBuffer[]} [buffers] @returns {Promise<State | null>} */
    ask(message, tell, buffers) {
      turn += 1;
      clearTimeout(timer);
      root.setAttribute("aria-busy", "true");
      if (!buffers) tell(words.working);
      timer = setTimeout(() => tell(words.slow), SLOW_DESK);
      return new Promise((resolve) => {
        pending = {resolve, tell};
        connection.send({...message, turn}, buffers);
      });
    },
    follow() {
      const state = connection.state();
      if (!pending || state.turn !== turn) return;
      if (!state.busy || state.error) return settle(state);
      clearTimeout(timer); // it works: reading takes as long as it takes
      pending.tell(state.busy);
    },
    /** @param {object} message */
    heard(message) { if (pending && "got" in message) settle(null); },
    end() { talk.ended = true; clearTimeout(timer); },
  };
  return talk;
}

// A part of the card with its heading and its own status; it is built anew only when what it shows has changed.
/** @template Slice @param {Desk} desk @param {number} place @param {(desk: Desk, one: Section) => Made<Slice>} make */
function section(desk, place, make) {
  const {h} = desk, id = desk.freshId("part"), heading = h("h4", {id, tabindex: "-1"});
  const body = h("div", {class: "kit-part-body"}), status = h("div", {class: "kit-message", role: "status", "aria-live": "polite"});
  const node = h("section", {class: "kit-desk-part", "aria-labelledby": id}, heading, body, status);
  const one = /** @type {Section} */ ({
    node,
    focus: () => heading.focus(),
    say: (said, problem = false) => {
      status.classList.toggle("kit-note", problem);
      status.replaceChildren(...desk.spoken(said));
    },
  });
  const {title, slice, build} = make(desk, one);
  heading.textContent = `${place}. ${title}`;
  let shown = "";
  one.show = (state) => {
    const wanted = slice(state), key = JSON.stringify(wanted ?? null);
    node.hidden = wanted === undefined;
    if (node.hidden || key === shown) return;
    shown = key;
    const focused = body.contains(/** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement);
    body.replaceChildren(.../** @type {HTMLElement[]} */ (build(/** @type {Slice} */ (wanted)).filter(Boolean)));
    if (focused) heading.focus();
  };
  return one;
}

/** @typedef {Pick<State, "files" | "file" | "note">} Files */
/** @param {Desk} desk @param {Section} one @returns {Made<Files>} */
function fileSection(desk, one) {
  const {h, words} = desk, name = desk.freshId("file");
  let wanted = /** @type {string | null} */ (null), opened = /** @type {string | null} */ (null);
  const open = () => (wanted ? desk.read(desk.ask(one, {do: "open", name: wanted}, words.opened)) : one.say(words.file_first, true));
  const build = (/** @type {Files} */ {files, file, note}) => {
    if (file !== opened || !files.some(([known]) => known === wanted)) wanted = opened = file;
    if (files.length === 1) wanted = files[0][0]; // nothing to choose between
    const list = files.map(([known, about]) => h("div", {class: "kit-option"}, h("label", {},
      h("input", {type: "radio", name, value: known, checked: known === wanted, onchange: () => { wanted = known; }}),
      h("span", {}, known, h("span", {class: "kit-help"}, ` ${about}`)))));
    return [
      h("p", {class: "kit-help"}, words.file_help),
      h("form", {onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); open(); }},
        files.length ? h("fieldset", {}, h("legend", {}, words.file_choose), h("div", {class: "kit-files"}, list)) : h("p", {}, words.file_none),
        h("div", {class: "kit-buttons"}, files.length ? h("button", {type: "submit", class: "kit-button kit-main"}, words.file_open) : null,
          h("button", {type: "button", class: "kit-button", onclick: () => desk.ask(one, {do: "list"}, "")}, words.file_again))),
      takeFile(desk, one),
      note ? h("p", {class: "kit-note"}, note) : null,
    ];
  };
  return {title: words.file, slice: ({files, file, note}) => ({files, file, note}), build};
}

/** @param {Desk} desk @param {Section} one */
function takeFile(desk, one) {
  const {h, words} = desk, id = desk.freshId("take"), help = desk.freshId("help");
  const input = h("input", {id, type: "file", class: "kit-sr", "aria-describedby": help, onchange: async () => {
    const [file] = /** @type {FileList} */ (input.files);
    input.value = ""; // the same file can be taken again
    if (file) await desk.read(send(desk, one, file));
  }});
  // The browser's own button speaks the browser's language; the label is the button.
  return h("div", {class: "kit-take"}, input, h("label", {for: id, class: "kit-button"}, words.file_take),
    h("div", {id: help, class: "kit-help"}, words.file_take_help.replace("{limit}", megabytes(desk.view.limit))));
}

const megabytes = (/** @type {number} */ count) => `${(count / 1e6).toLocaleString("id", {maximumFractionDigits: 1})} MB`;

// Piece by piece, each sent when the one before has arrived.
/** @param {Desk} desk @param {Section} one @param {File} file @returns {Promise<boolean>} whether it went well */
async function send(desk, one, file) {
  const {words, view} = desk;
  const refuse = (/** @type {string} */ said) => { one.say(said, true); return false; };
  if (!file.size) return refuse(words.file_empty);
  if (file.size > view.limit) {
    return refuse(words.file_too_large.replace("{size}", megabytes(file.size)).replace("{limit}", megabytes(view.limit)));
  }
  let told = -1;
  for (let at = 0; at < file.size; at += view.chunk) {
    const percent = 10 * Math.floor(10 * at / file.size); // in steps: each is read aloud to those who listen
    let piece;
    try {
      piece = await file.slice(at, at + view.chunk).arrayBuffer();
    } catch { // the file was moved or changed meanwhile
      return refuse(words.sent_broken);
    }
    if (percent > told) one.say(words.sending.replace("{name}", () => file.name).replace("{percent}", String(percent)));
    told = percent;
    const message = {do: "upload", name: file.name, size: file.size, at};
    if (!await desk.ask(one, message, words.opened, [piece])) return false;
  }
  return true;
}

/** @typedef {Pick<Contents, "preview" | "kept" | "open" | "saved">} Result */
/** @param {Desk} desk @param {Section} one @returns {Made<Result>} */
function saveSection(desk, one) {
  const {h, words} = desk, name = desk.freshId("ending");
  let ending = "csv";
  /** @type {Made<Result>["slice"]} */
  const slice = ({file, preview, kept, open, saved}) => file ? {preview, kept, open, saved} : undefined;
  const build = (/** @type {Result} */ {preview, kept, open, saved}) => {
    const confirmed = h("input", {type: "checkbox"});
    const kind = (/** @type {string} */ value, /** @type {string} */ word) => h("label", {class: "kit-chip"},
      h("input", {type: "radio", name, value, checked: value === ending, onchange: () => { ending = value; }}), word);
    const save = (/** @type {Event} */ event) => {
      event.preventDefault();
      desk.askAll(one, {do: "save", ending, confirmed: confirmed.checked}, words.saved_well);
    };
    return [
      previewTable(desk, preview),
      h("form", {onsubmit: save},
        h("fieldset", {class: "kit-item"}, h("legend", {}, words.ending), h("div", {class: "kit-chips"}, kind("csv", words.csv), kind("xlsx", words.xlsx))),
        kept.length ? h("div", {class: "kit-option"}, h("label", {}, confirmed, h("span", {}, words.confirm.replace("{columns}", () => kept.join(", "))))) : null,
        h("div", {class: "kit-buttons"}, h("button", {type: "submit", class: "kit-button kit-main"}, words.save_button))),
      saved ? savedNotes(desk, saved, open) : null,
    ];
  };
  return {title: words.save, slice, build};
}

/** @param {Desk} desk @param {Preview} preview */
function previewTable(desk, {heads, rows}) {
  const {h, words} = desk;
  return h("div", {}, h("p", {}, h("strong", {}, words.preview)), h("p", {class: "kit-help"}, words.preview_help),
    h("div", {class: "kit-scroll", tabindex: "0", role: "group", "aria-label": words.preview},
      h("table", {class: "kit-table kit-preview"},
        h("thead", {}, h("tr", {}, heads.map((head) => h("th", {scope: "col"}, head)))),
        h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell))))))));
}

/** @param {Desk} desk @param {Saved} saved @param {number} open */
function savedNotes(desk, saved, open) {
  const {h, words} = desk;
  const line = (/** @type {string} */ about, /** @type {string} */ code) => {
    const said = h("span", {role: "status", "aria-live": "polite", class: "kit-help"}), text = h("pre", {tabindex: "0"}, h("code", {}, code));
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(code);
        said.textContent = words.copied;
      } catch { // plain http has no clipboard: the line is there to be copied by hand
        /** @type {Selection} */ (getSelection()).selectAllChildren(text);
        said.textContent = words.copy_by_hand;
      }
    };
    return [h("p", {}, ...desk.spoken(about)), text, h("div", {class: "kit-line"},
      h("button", {type: "button", class: "kit-small", onclick: copy}, words.copy), said)];
  };
  return h("div", {class: "kit-saved"},
    h("p", {}, desk.icon("right"), h("strong", {}, ` ${words.saved.replace("{table}", () => saved.table)}`)),
    h("p", {}, words.saved_log.replace("{log}", () => saved.log)),
    h("p", {}, open ? words.saved_open.replace("{count}", String(open)) : words.saved_done),
    line(words.code_read, saved.code[0]), line(words.code_later, saved.code[1]));
}
