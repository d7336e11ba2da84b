// The exercise card: shell, buttons, verdict, hints, solution. The body comes from the view of its kind.

const DRAFT_AFTER = 800; // ms without a change until a draft goes to the record
const LONGEST = {INPUT: 500, TEXTAREA: 20000}; // signs; nobody types more, but a wrong paste may bring a whole file
const SLOW_AFTER = 5000; // ms without an answer until the card says what may be wrong

/** @typedef {import("../protocol").Panel<import("../protocol").CardView, import("../protocol").CardState>} CardPanel */
/** @typedef {import("../protocol").Parts} Parts */
/** @typedef {import("../protocol").CardState} CardState */

/** @type {import("../protocol").Renderer} */
export function renderPanel({connection, el, parts}) {
  /** @type {Record<string, import("../protocol").Renderer>} */
  const others = {lesson: parts.renderLesson, progress: parts.renderProgress, products: parts.renderProducts, desk: parts.renderDesk};
  const render = others[connection.view().kind] ?? renderCard;
  addStyles(el, parts.css);
  return render({connection, el, parts});
}

/** @param {HTMLElement} el @param {string} css */
function addStyles(el, css) {
  const root = el.getRootNode(), place = root instanceof ShadowRoot ? root : document.head;
  if (place.querySelector("style[data-kit]")) return;
  const style = document.createElement("style");
  style.dataset.kit = "";
  style.textContent = css;
  place.append(style);
}

// No shortcut of the notebook may fire while someone answers; saving is the one exception.
/** @param {HTMLElement} node */
export function guardKeyboard(node) {
  node.addEventListener("keydown", (event) => {
    const saving = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (!saving) event.stopPropagation();
  });
}

// Sends a request and says "Memeriksa…" until its own turn comes back.
/** @param {import("../protocol").Connection} connection @param {Record<string, string>} labels @param {(words: string) => void} tell */
export function conversation(connection, labels, tell) {
  let turn = 0, timer = 0;
  return {
    /** @param {import("../protocol").Message} message */
    ask(message) {
      turn += 1;
      tell(labels.checking);
      clearTimeout(timer);
      timer = window.setTimeout(() => tell(labels.slow), SLOW_AFTER);
      connection.send({...message, turn});
    },
    /** @param {{turn?: number | null}} state whether it answers the last message */
    answered(state) {
      if (state.turn !== turn) return false;
      clearTimeout(timer);
      return true;
    },
  };
}

/** @param {CardPanel} panel */
function renderCard({connection, el, parts}) {
  const {h, rich} = parts;
  const title = parts.freshId("title");
  const root = h("section", {class: "kit-card", "aria-labelledby": title, "data-exercise": connection.view().id});
  guardKeyboard(root);
  el.append(root);
  let stop = () => {};
  const build = () => {
    stop();
    root.replaceChildren();
    const view = connection.view();
    root.append(h("header", {}, h("div", {class: "kit-kicker"}, view.kicker),
      h("h3", {id: title, class: "kit-title"}, view.title)), rich("div", view.prompt, {class: "kit-prompt"}));
    stop = connection.state().identity ? renderIdentity({connection, root, parts}) : renderBody({connection, root, parts, title});
  };
  // A new learner has another order of options and other numbers: everything is built anew.
  const key = () => JSON.stringify([connection.view(), Boolean(connection.state().identity)]);
  let shown = key();
  const follow = () => { if (key() !== shown) { shown = key(); build(); } };
  const unfollow = connection.follow({view: follow, state: follow});
  build();
  return () => { stop(); unfollow(); };
}

/** @param {{connection: CardPanel["connection"], root: HTMLElement, parts: Parts, title: string}} panel */
function renderBody({connection, root, parts, title}) {
  const {h, rich, labels} = parts, view = connection.view(), state = connection.state();
  /** @type {Record<string, HTMLElement>} */
  const slots = {};
  let draftTimer = 0;
  const message = h("div", {class: "kit-message"}), verdict = h("div", {class: "kit-verdict", role: "status", "aria-live": "polite"});
  const talk = conversation(connection, labels, (words) => { message.textContent = words; root.classList.add("kit-waiting"); });
  /** @type {import("../protocol").Ui} */
  const ui = {
    ...parts,
    slot: (id, short = false) => (slots[id] = h("div", {class: short ? "kit-part kit-short" : "kit-part"})),
    changed: () => {
      root.classList.add("kit-dirty");
      message.textContent = "";
      clearTimeout(draftTimer);
      draftTimer = window.setTimeout(() => connection.send({do: "draft", answer: body.read()}), DRAFT_AFTER);
    },
    check: () => {
      clearTimeout(draftTimer);
      talk.ask({do: "check", answer: body.read()});
    },
    ask: (what) => talk.ask({do: what}),
  };
  const body = parts.kinds[view.kind](ui, view.body, state.answer, state);
  const submit = h("button", {type: "submit", class: "kit-button kit-main"}, view.submit);
  const hint = h("button", {type: "button", class: "kit-button", onclick: () => talk.ask({do: "hint"})}, labels.hint);
  const show = h("button", {type: "button", class: "kit-button", onclick: () => askSolution()}, labels.solution);
  const on = h("button", {type: "button", class: "kit-button kit-main", hidden: true, onclick: () => parts.goTo(parts.after(root))}, labels.on);
  const documents = h("div", {class: "kit-documents"});
  const hints = h("div", {class: "kit-hints", "aria-live": "polite"}), solution = h("div", {class: "kit-solution", "aria-live": "polite"});
  const form = h("form", {novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); ui.check(); }},
    h("fieldset", {class: "kit-body", "aria-labelledby": title}, body.node),
    h("div", {class: "kit-buttons"}, body.ownButtons ? null : submit, hint, show, on), message, verdict, documents, hints, solution);
  form.addEventListener("input", ({target}) => {
    const field = /** @type {HTMLInputElement} */ (target), most = LONGEST[/** @type {"INPUT" | "TEXTAREA"} */ (field.tagName)];
    if (!(field.value.length > most)) return;
    field.value = field.value.slice(0, most);
    message.textContent = labels.too_long.replace("{count}", String(most));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ui.check();
  });
  root.append(form);

  let confirmed = false;
  function askSolution() {
    if (!connection.state().may_see_solution && !confirmed) {
      confirmed = true;
      message.textContent = labels.confirm;
      return;
    }
    talk.ask({do: "solution"});
  }

  /** @param {CardState} next @param {boolean} mine as the answer to this card's own message */
  function apply(next, mine = false) {
    root.classList.remove("kit-waiting", "kit-dirty");
    root.querySelector(".kit-error")?.remove();
    root.dataset.outcome = next.outcome ?? "none";
    message.textContent = next.draft ? labels.draft : "";
    verdict.replaceChildren(...(next.outcome ? verdictNodes(parts, next) : []), ...noteNodes(parts, next));
    documents.replaceChildren(...(next.more.documents ? parts.documentNodes(parts, next.more.documents, () => talk.ask({do: "open"})) : []));
    markParts(parts, slots, next.parts ?? {}, view.body.columns ?? []);
    hint.hidden = !view.hints;
    hint.disabled = next.hints.length >= view.hints;
    hint.textContent = view.hints ? `${labels.hint} (${next.hints.length}/${view.hints})` : labels.hint;
    fill(hints, next.hints.length, () => [h("h4", {}, labels.hints), h("ol", {}, next.hints.map((words) => rich("li", words)))]);
    fill(solution, next.solution || next.explain, () => [
      ...(next.solution ? [h("h4", {}, labels.solution_title), rich("div", next.solution)] : []),
      ...(next.explain ? [h("h4", {}, labels.explain_title), rich("div", next.explain)] : [])]);
    show.hidden = Boolean(next.solution) || !view.has_solution;
    const done = next.outcome === "right" || next.outcome === "saved";
    on.hidden = !done;
    submit.classList.toggle("kit-main", !done); // one button leads on, the others wait
    body.follow?.(next, mine);
  }
  const fill = (/** @type {HTMLElement} */ node, /** @type {unknown} */ wanted, /** @type {() => Node[]} */ make) => {
    const markup = h("div", {}, wanted ? make() : []);
    if (node.innerHTML !== markup.innerHTML) node.replaceChildren(...markup.childNodes); // unchanged words are not announced again
  };

  const follow = () => {
    const next = connection.state();
    const mine = talk.answered(next);
    if (next.error) {
      root.classList.remove("kit-waiting");
      message.textContent = "";
      return showError(parts, root, next.error);
    }
    if (mine || !root.classList.contains("kit-waiting")) apply(next, mine);
  };
  apply(state);
  const kept = () => { if (!root.classList.contains("kit-waiting")) message.textContent = labels.draft; };
  const unfollow = connection.follow({state: follow, message: kept});
  return () => { clearTimeout(draftTimer); unfollow(); };
}

/** @param {Parts} parts @param {CardState} state */
function verdictNodes(parts, state) {
  const {h, rich, icon, labels} = parts;
  const head = h("p", {class: `kit-outcome kit-${state.outcome}`}, icon(state.outcome ?? ""), h("strong", {}, state.verdict),
    state.attempt ? h("span", {class: "kit-help"}, ` · ${state.attempt}`) : null,
    state.read_as ? h("span", {class: "kit-help"}, ` · ${labels.read_as} ${state.read_as}`) : null);
  return [head, ...(state.feedback ? [rich("div", state.feedback, {class: "kit-feedback"})] : [])];
}

/** @param {Parts} parts @param {CardState} state */
function noteNodes(parts, state) {
  return [state.problem ?? "", state.notice].filter(Boolean).map((words) => parts.rich("div", words, {class: "kit-note"}));
}

/** @param {Parts} parts @param {Record<string, HTMLElement>} slots @param {Record<string, [boolean, string]>} verdicts @param {string[]} columns */
function markParts(parts, slots, verdicts, columns) {
  const {h, rich, icon, labels} = parts;
  /** @type {[string, boolean, string][]} */
  const notes = [];
  for (const [id, slot] of Object.entries(slots)) {
    slot.replaceChildren();
    if (!(id in verdicts)) continue;
    const [ok, words] = verdicts[id];
    slot.append(icon(ok ? "right" : "wrong", ok ? labels.ok : labels.not_ok));
    if (!words) continue;
    if (slot.classList.contains("kit-short")) notes.push([id, ok, words]);
    else slot.append(rich("div", words, {class: "kit-feedback"}));
  }
  const place = (/** @type {string} */ id) => {
    const [, row, column] = id.match(/^r(\d+)(?:c(\d+))?$/) ?? [];
    const name = column && columns[Number(column) - 1];
    return row === "0" ? `${labels.heading} «${name}»` : `${labels.row} ${row}${name ? `, ${labels.column} ${name}` : ""}`;
  };
  slots["*"]?.append(...(notes.length ? [h("ul", {class: "kit-list"}, notes.map(([id, ok, words]) =>
    h("li", {}, icon(ok ? "right" : "wrong", ok ? labels.ok : labels.not_ok), h("strong", {}, ` ${place(id)}: `), rich("span", words))))] : []));
}

/** @param {{connection: import("../protocol").Connection, root: HTMLElement, parts: Parts}} panel */
export function renderIdentity({connection, root, parts}) {
  const {h, labels} = parts, {known} = /** @type {import("../protocol").Identity} */ (connection.state().identity);
  const message = h("div", {class: "kit-message", role: "status", "aria-live": "polite"});
  const talk = conversation(connection, labels, (words) => { message.textContent = words; });
  const field = (/** @type {string} */ label, /** @type {string} */ autocomplete) => {
    const id = parts.freshId("who");
    const input = h("input", {id, type: "text", autocomplete, required: true, maxlength: 120});
    return {input, node: h("div", {class: "kit-field"}, h("label", {for: id}, label), input)};
  };
  const name = field(labels.name, "name"), institution = field(labels.institution, "organization");
  const enter = (/** @type {string} */ who, /** @type {string} */ where) => talk.ask({do: "identify", name: who, institution: where});
  const others = known.map(([who, where]) => h("button",
    {type: "button", class: "kit-button", onclick: () => enter(who, where)}, where ? `${who} (${where})` : who));
  const form = h("form", {class: "kit-identity", novalidate: true, onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    enter(name.input.value, institution.input.value);
  }}, h("h4", {}, labels.who), h("p", {class: "kit-help"}, labels.who_help),
    others.length ? h("div", {class: "kit-buttons"}, h("span", {}, `${labels.known}:`), others) : null,
    name.node, institution.node, h("div", {class: "kit-buttons"}, h("button", {type: "submit", class: "kit-button kit-main"}, labels.begin)), message);
  root.append(form);
  const follow = () => {
    const next = connection.state();
    if (talk.answered(next)) message.replaceChildren(parts.rich("div", next.problem ?? ""));
  };
  return connection.follow({state: follow});
}

/** @param {Parts} parts @param {HTMLElement} root @param {string} report */
export function showError(parts, root, report) {
  const {h, labels} = parts;
  const said = h("p", {role: "status", "aria-live": "polite"});
  const text = h("textarea", {readonly: true, rows: 6, "aria-label": labels.report}, report);
  text.value = report;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(report);
      said.textContent = labels.reported;
    } catch {
      text.focus(); // plain http has no clipboard: the text is there to be copied by hand
      text.select();
      said.textContent = labels.report_select;
    }
  };
  root.querySelector(".kit-error")?.remove();
  root.append(h("div", {class: "kit-error", role: "alert"}, h("p", {}, labels.error),
    h("button", {type: "button", class: "kit-button", onclick: copy}, labels.report), said, h("details", {}, h("summary", {}, labels.details), text)));
}
