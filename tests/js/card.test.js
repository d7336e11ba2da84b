import assert from "node:assert/strict";
import {mock, test} from "node:test";
import {bench, card, parts, shown} from "./browser.js";

const CHOICE = {options: [["a", "satu"], ["b", "<em>dua</em>"]]};
const choice = (state) => shown(card("choice", CHOICE), state);
const submit = (panel) => panel.find("form").dispatchEvent(new Event("submit", {cancelable: true, bubbles: true}));

test("a click on Periksa sends the answer once, with a turn of its own", () => {
  const panel = choice();
  panel.find("input[value=b]").click();
  submit(panel);
  assert.deepEqual(panel.host.sent, [{do: "check", answer: "b", turn: 1}]);
  assert.match(panel.find(".kit-message").textContent, /checking/);
});

test("a verdict shows with its words, and only for the message it answers", () => {
  const panel = choice();
  submit(panel);
  panel.host.answer({turn: 7, outcome: "wrong", verdict: "Belum tepat"});
  assert.equal(panel.find(".kit-outcome"), null);
  panel.host.answer({turn: 1, outcome: "wrong", verdict: "Belum tepat", feedback: "<p>Lihat lagi.</p>", parts: {a: [false, "<p>Sebab</p>"]}});
  assert.match(panel.find(".kit-outcome").textContent, /Belum tepat/);
  assert.match(panel.find(".kit-part").textContent, /Sebab/);
  assert.equal(panel.find(".kit-message").textContent, "");
});

test("what was answered before stands in the card again", () => {
  assert.ok(choice({answer: "b"}).find("input[value=b]").checked);
});

test("without an answer for five seconds the card says so", () => {
  mock.timers.enable({apis: ["setTimeout"]});
  window.setTimeout = globalThis.setTimeout;
  const panel = choice();
  submit(panel);
  mock.timers.tick(5001);
  assert.match(panel.find(".kit-message").textContent, /slow/);
  mock.timers.reset();
});

test("hints stay, the solution asks once more before the second attempt", () => {
  const panel = choice({hints: ["<p>Satu</p>"]});
  const [hint, solution] = panel.all("button.kit-button:not(.kit-main)");
  assert.match(hint.textContent, /1\/2/);
  solution.click();
  assert.equal(panel.host.sent.length, 0);
  assert.match(panel.find(".kit-message").textContent, /confirm/);
  solution.click();
  assert.equal(panel.host.sent[0].do, "solution");
});

test("no key reaches the notebook, but saving does", () => {
  const panel = choice(), heard = [];
  document.body.addEventListener("keydown", (event) => heard.push(event.key));
  const press = (key, more) => panel.find("input").dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, ...more}));
  press("x");
  press("Enter", {shiftKey: true});
  press("s", {ctrlKey: true});
  assert.deepEqual(heard, ["s"]);
});

test("text of an author or a learner never becomes markup by way of h", () => {
  assert.equal(parts.h("p", {}, "<b>x</b>").innerHTML, "&lt;b&gt;x&lt;/b&gt;");
});

test("a name is asked for before anything else", () => {
  const panel = choice({identity: {known: [["Siti", "Perpustakaan A"]]}});
  assert.equal(panel.find(".kit-options"), null);
  panel.find(".kit-buttons button").click();
  assert.deepEqual(panel.host.sent, [{do: "identify", name: "Siti", institution: "Perpustakaan A", turn: 1}]);
  panel.host.answer({identity: null});
  assert.ok(panel.find(".kit-options"));
});

test("a fault of the card is told with a report to hand on", () => {
  const panel = choice();
  submit(panel);
  panel.host.answer({turn: 1, error: "kit 0\nTraceback"});
  assert.match(panel.find(".kit-error textarea").value, /Traceback/);
});

test("a step moves down and up; an order never touched is no answer", () => {
  const {ui, calls} = bench();
  const order = parts.kinds.order(ui, {items: [["a", "x"], ["b", "y"]]}, null, {});
  assert.equal(order.read(), null);
  document.body.append(order.node);
  order.node.querySelector('[data-step="1"]').click();
  assert.deepEqual(order.read(), ["b", "a"]);
  assert.equal(calls.changed, 1);
});

test("a mark is set and taken back", () => {
  const {ui} = bench();
  const mark = parts.kinds.mark(ui, {layout: "message", segments: [["a", "x"], ["b", "y"]]}, null, {});
  const [first] = mark.node.querySelectorAll(".kit-mark");
  first.click();
  assert.deepEqual([mark.read(), first.getAttribute("aria-pressed")], [["a"], "true"]);
  first.click();
  assert.deepEqual([mark.read(), first.getAttribute("aria-pressed")], [[], "false"]);
});

test("a removed row is greyed and comes back", () => {
  const {ui} = bench();
  const table = parts.kinds.table(ui, {columns: ["x"], rows: [["1"], ["2"]], removable: true}, null, {});
  const button = table.node.querySelector("tbody tr:last-child button");
  button.click();
  assert.deepEqual(table.read().removed, [2]);
  assert.ok(table.node.querySelector("tbody tr:last-child input").disabled);
  button.click();
  assert.deepEqual(table.read(), {cells: {r0c1: "x", r1c1: "1", r2c1: "2"}, removed: []});
});

test("a change is kept when the hands rest, and the card says so once it is", () => {
  mock.timers.enable({apis: ["setTimeout"]});
  window.setTimeout = globalThis.setTimeout;
  const panel = choice();
  panel.find("input[value=b]").click();
  assert.equal(panel.host.sent.length, 0);
  mock.timers.tick(900);
  assert.deepEqual(panel.host.sent, [{do: "draft", answer: "b"}]);
  assert.equal(panel.find(".kit-message").textContent, "");
  panel.host.say({kept: true});
  assert.equal(panel.find(".kit-message").textContent, "draft");
  submit(panel);
  panel.host.say({kept: true}); // of a draft that was on its way
  assert.match(panel.find(".kit-message").textContent, /checking/);
  mock.timers.reset();
});

test("a whole file pasted into a field is cut, with a sentence", () => {
  const panel = shown(card("text", {}));
  const field = panel.find("input");
  field.value = "x".repeat(100_000);
  field.dispatchEvent(new Event("input", {bubbles: true}));
  assert.equal(field.value.length, 500);
  assert.equal(panel.find(".kit-message").textContent, "too_long");
});

test("after a right answer one button leads on, and Periksa is quiet", () => {
  const panel = choice(), main = () => panel.all("button.kit-main").filter((button) => !button.hidden).map((button) => button.textContent);
  assert.deepEqual(main(), ["check"]);
  submit(panel);
  panel.host.answer({turn: 1, outcome: "partial", verdict: "Sebagian tepat"});
  assert.deepEqual(main(), ["check"]);
  submit(panel);
  panel.host.answer({turn: 2, outcome: "right", verdict: "Tepat"});
  assert.deepEqual(main(), ["on"]);
});
