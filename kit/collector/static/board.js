// The live board: rows and cells are made once and changed one by one, whatever the class sends. No library, no build.
const data = JSON.parse(document.getElementById("data").textContent);
const { words, verdicts, limits, lessons } = data;
const at = (id) => document.getElementById(id);
const exercises = new Map(lessons.flatMap((one) => one.exercises.map((e) => [e.id, { ...e, lesson: one }])));
const ICONS = { right: "✓", partial: "◐", wrong: "✗", open: "…" };
const people = new Map(); // alias -> what the server said last
const rows = new Map(); // alias -> {tr, cells: {key: td}}
let ahead = 0, shown = null; // seconds the server's clock is ahead; the lesson on show, null for all

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const now = () => Date.now() / 1000 + ahead;

function make(tag, content, name) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (content !== undefined) node.append(...[content].flat());
  return node;
}

function put(node, signature, content) { // touches the page only where something changed
  if (node.dataset.signature === signature) return;
  node.dataset.signature = signature;
  node.replaceChildren(...content());
}

// With the institution where somebody else has the same name.
const calledOf = (one) => !data.anonymous && one.institution && [...people.values()].some((other) => other.alias !== one.alias && other.name === one.name)
  ? `${one.name} (${one.institution})` : nameOf(one);
const nameOf = (one) => data.anonymous ? fill(words.anonymous, { number: one.alias }) : one.name || words.no_name;
const active = (one) => one.seen && now() - one.seen < limits.away * 60;

function ago(seconds) {
  if (!seconds) return words.never;
  const minutes = Math.floor((now() - seconds) / 60);
  if (minutes < 1) return words.just_now;
  if (minutes < 60) return fill(words.minutes_ago, { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? fill(words.hours_ago, { count: hours }) : fill(words.days_ago, { count: Math.floor(hours / 24) });
}

// --- the table ---

function head() {
  const line = make("tr");
  const column = (content, name, full) => {
    const cell = make("th", content, name);
    cell.scope = "col";
    if (full) cell.title = full;
    line.append(cell);
  };
  column(words.participant, "who");
  column(words.now, "here");
  if (shown) shown.exercises.forEach((e, place) => column([make("span", e.title, "tall"), make("b", String(place + 1))], "mark", e.title));
  else lessons.forEach((one) => column([make("span", one.title, "tall"), make("b", one.number)], "lesson", one.title));
  if (data.pins && !data.anonymous) column("PIN", "pin");
  const caption = make("caption", shown ? `${words.lesson} ${shown.number} ${shown.title}` : words.all_lessons);
  at("table").classList.toggle("few", (shown?.exercises ?? lessons).length <= 6); // then their titles need not stand upright
  at("table").replaceChildren(caption, make("thead", line), make("tbody"));
  rows.clear();
}

function rowOf(one) {
  let row = rows.get(one.alias);
  if (row) return row;
  const tr = make("tr"), cells = {};
  const add = (key, tag, name) => { cells[key] = tr.appendChild(make(tag, undefined, name)); };
  add("who", "th", "who");
  cells.who.scope = "row";
  add("here", "td", "here");
  for (const key of shown ? shown.exercises.map((e) => e.id) : lessons.map((l) => l.number)) add(key, "td", shown ? "mark" : "lesson");
  if (data.pins && !data.anonymous) {
    add("pin", "td", "pin");
    if (one.seat) cells.pin.append(pinButton(one));
  }
  row = { tr, cells };
  rows.set(one.alias, row);
  return row;
}

function place(one, row) { // in the order of names; alone a new or renamed row moves
  const body = at("table").tBodies[0], mine = nameOf(one);
  const compare = (other) => data.anonymous ? other.alias - one.alias : nameOf(other).localeCompare(mine, "id") || other.alias - one.alias;
  const next = [...body.rows].find((tr) => tr !== row.tr && compare(people.get(Number(tr.dataset.alias))) > 0) ?? null;
  row.tr.dataset.alias = one.alias;
  if (row.tr.parentNode !== body || row.tr.nextSibling !== next) body.insertBefore(row.tr, next);
}

function drawRow(one) {
  const row = rowOf(one), { cells } = row;
  if (row.tr.dataset.name !== nameOf(one)) {
    row.tr.dataset.name = nameOf(one);
    place(one, row);
  }
  row.tr.classList.toggle("stuck", one.stuck.length > 0);
  put(cells.who, `${nameOf(one)}|${one.institution}|${one.stuck.length > 0}`, () => [
    make("span", [...(one.stuck.length ? flag() : []), nameOf(one)], "name"),
    make("span", one.institution, "small"),
  ]);
  drawHere(one, cells.here);
  if (shown) shown.exercises.forEach((e) => drawMark(one, e, cells[e.id]));
  else lessons.forEach((lesson) => drawLesson(one, lesson, cells[lesson.number]));
}

function flag() {
  const sign = make("span", "!", "flag");
  sign.setAttribute("aria-hidden", "true");
  return [sign, make("span", `${words.help}: `, "unseen")];
}

function drawHere(one, cell) {
  const here = exercises.get(one.here), seen = ago(one.seen);
  put(cell, `${one.here}|${seen}`, () => here
    ? [make("span", `${here.lesson.number} · ${here.title}`, "title"), make("span", seen, "small")]
    : [make("span", seen, "small")]);
}

function drawMark(one, exercise, cell) {
  const [outcome, attempts, hints, solution] = one.cells[exercise.id] ?? ["none", 0, 0, 0];
  const here = one.here === exercise.id && active(one);
  put(cell, `${outcome}|${attempts}|${hints}|${solution}|${here}`, () => {
    const said = [
      verdicts[outcome] ?? words.cell_none,
      attempts ? fill(words.cell_attempts, { count: attempts }) : "",
      hints ? fill(words.cell_hints, { count: hints }) : "",
      solution ? words.cell_solution : "",
    ].filter(Boolean).join(", ");
    cell.title = `${exercise.title}: ${said}`;
    cell.className = `mark ${outcome}${here ? " current" : ""}`;
    const sign = make("span", (ICONS[outcome] ?? "·") + (attempts > 1 ? attempts : ""));
    sign.setAttribute("aria-hidden", "true");
    return [sign, make("span", said, "unseen")];
  });
}

function drawLesson(one, lesson, cell) {
  const mine = lesson.exercises.map((e) => one.cells[e.id]?.[0]).filter(Boolean);
  const done = mine.filter((outcome) => outcome === "right").length, total = lesson.exercises.length;
  const here = exercises.get(one.here)?.lesson === lesson && active(one);
  put(cell, `${done}|${mine.length}|${here}`, () => {
    const state = total && done === total ? "right" : mine.length ? "open" : "none";
    cell.className = `lesson ${state}${here ? " current" : ""}`;
    cell.title = `${lesson.title}: ${fill(words.cell_done, { done, total })}`;
    const bar = make("progress");
    bar.max = total || 1;
    bar.value = done;
    bar.setAttribute("aria-hidden", "true");
    const sign = make("span", state === "none" ? "·" : `${state === "right" ? "✓ " : ""}${done}/${total}`);
    sign.setAttribute("aria-hidden", "true");
    return [sign, ...(state === "none" ? [] : [bar]), make("span", fill(words.cell_done, { done, total }), "unseen")];
  });
}

// --- who needs help, what trips the class ---

function reasons(one) {
  return one.stuck.map((sign) => ({
    attempts: () => fill(words.attempts, { count: one.cells[one.here][1] }),
    hints: () => words.hints,
    silence: () => fill(words.silence, { minutes: Math.floor((now() - one.seen) / 60) }),
  })[sign]());
}

function drawHelp() {
  const stuck = [...people.values()].filter((one) => one.stuck.length)
    .sort((a, b) => b.stuck.length - a.stuck.length || a.seen - b.seen);
  at("help-none").hidden = stuck.length > 0;
  const told = stuck.map((one) => [calledOf(one), exercises.get(one.here), reasons(one)]);
  put(at("help"), JSON.stringify(told.map(([name, e, why]) => [name, e.id, why])), () => told.map(([name, e, why]) =>
    make("li", [make("b", name), make("span", `${e.lesson.number} · ${e.title}`, "title"), make("span", why.join(" · "), "why")])));
  return stuck.length;
}

function drawTrips(trips) {
  at("trips-none").hidden = trips.length > 0;
  put(at("trips"), JSON.stringify(trips), () => trips.map((trip) => {
    const e = exercises.get(trip.exercise);
    const item = make("li", [make("b", `${e.lesson.number} · ${e.title}`), make("span", fill(words.trip_count, trip), "small")]);
    const answers = trip.answers.map((one) => make("li", [
      make("span", fill(words.answer_count, { count: one.learners }), "count"),
      make("span", one.answer, "answer"),
      ...(one.feedback && one.feedback !== one.answer ? [make("span", one.feedback, "small feedback")] : []),
    ]));
    item.append(answers.length ? make("ul", answers, "answers") : make("span", words.trip_hidden, "small"));
    return item;
  }));
}

// --- the whole ---

let told = "", toldAt = 0;
function drawFigures() {
  const all = people.size, here = [...people.values()].filter(active).length, stuck = drawHelp();
  at("empty").hidden = all > 0;
  at("table").hidden = all === 0;
  at("present").textContent = all ? fill(words.present, { active: here, all }) : "";
  at("stuck-count").textContent = stuck ? fill(words.stuck_count, { count: stuck }) : "";
  const summary = fill(words.summary, { stuck, active: here, all });
  if (summary !== told && Date.now() - toldAt > 30_000) { // a screen reader hears news, not a flood
    told = summary;
    toldAt = Date.now();
    at("news").textContent = summary;
  }
}

function drop(alias) {
  people.delete(alias);
  rows.get(alias)?.tr.remove();
  rows.delete(alias);
}

function take(message) {
  ahead = message.now - Date.now() / 1000;
  if (message.full) {
    const kept = new Set(message.rows.map((one) => one.alias));
    [...people.keys()].filter((one) => !kept.has(one)).forEach(drop);
  }
  for (const one of message.rows) {
    if (one.gone) { drop(one.alias); continue; } // no longer on the roster
    people.set(one.alias, one);
    drawRow(one);
  }
  if (message.trips) drawTrips(message.trips);
  at("aside").hidden = !message.aside;
  at("aside").textContent = fill(words.aside, { count: message.aside });
  drawFigures();
}

function drawAll() {
  head();
  for (const one of people.values()) drawRow(one);
}

function pinButton(one) {
  const button = make("button", words.reset_pin, "quiet");
  button.type = "button";
  button.setAttribute("aria-label", fill(words.reset_pin_of, { name: calledOf(one) }));
  button.addEventListener("click", async () => {
    if (!confirm(fill(words.reset_ask, { name: calledOf(one) }))) return;
    let said = words.failed;
    try {
      const answer = await fetch("pin", { method: "POST", headers: { "X-XSRFToken": data.proof }, body: new URLSearchParams({ seat: one.seat }) });
      said = (await answer.json()).message ?? said;
    } catch {
      // no answer: the sentence says so
    }
    alert(said);
  });
  return button;
}

function choose(number) {
  shown = lessons.find((one) => one.number === number) ?? null;
  at("lesson").value = shown?.number ?? "";
  drawAll();
}

function settings() { // what a reload must find again stands in the address
  return new URLSearchParams(location.hash.slice(1));
}
function keep(name, value) {
  const all = settings();
  value ? all.set(name, value) : all.delete(name);
  history.replaceState(null, "", `#${all}`);
}

at("lesson").append(...[["", words.all_lessons], ...lessons.map((one) => [one.number, `${one.number} ${one.title}`])]
  .map(([value, label]) => { const option = make("option", label); option.value = value; return option; }));
at("lesson").addEventListener("change", (event) => { keep("sesi", event.target.value); choose(event.target.value); });

function project(on) {
  document.documentElement.classList.toggle("projector", on);
  at("projector").setAttribute("aria-pressed", String(on));
}
at("projector").addEventListener("click", () => {
  const on = at("projector").getAttribute("aria-pressed") !== "true";
  keep("proyektor", on ? "1" : "");
  project(on);
});
project(settings().has("proyektor"));

at("help-rule").textContent = fill(words.help_rule, limits);
at("legend").append(...Object.entries(ICONS).map(([outcome, sign]) => make("span", [make("span", sign, `key ${outcome}`), verdicts[outcome]])),
  make("span", [make("span", "·", "key none"), words.cell_none]),
  make("span", [make("span", `${ICONS.right}3`, "key right"), fill(words.cell_attempts, { count: 3 })]), make("span", [make("span", "", "key current"), words.now]));
choose(settings().get("sesi"));
drawFigures();

const stream = new EventSource(`${data.stream}&_xsrf=${encodeURIComponent(data.proof)}`);
const link = (state, sentence) => { at("link").className = `link ${state}`; at("link").textContent = sentence; };
link("waiting", words.waiting);
stream.addEventListener("open", () => link("live", words.live));
stream.addEventListener("error", () => stream.readyState === EventSource.CLOSED ? link("lost", words.lost) : link("waiting", words.waiting));
stream.addEventListener("message", (event) => take(JSON.parse(event.data)));
setInterval(() => { // time passes for those who send nothing
  for (const one of people.values()) drawHere(one, rowOf(one).cells.here);
  drawFigures();
}, 15_000);
