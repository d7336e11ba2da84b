// A page without a browser, and the kit's parts in it as a widget would load them.
import {readdir} from "node:fs/promises";
import {JSDOM} from "jsdom";

const PARTS = new URL("../../kit/widget/static/parts/", import.meta.url);
const KINDS = new URL("../../kit/kinds/", import.meta.url);

const {window} = new JSDOM("<!doctype html><html lang=id><body></body></html>");
for (const name of ["document", "window", "Node", "Event", "KeyboardEvent", "ShadowRoot"]) globalThis[name] = name === "window" ? window : window[name];

const modules = async (folder) => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  return Promise.all(names.map(async (name) => [name.replace(/\.js$/, ""), await import(new URL(name, folder))]));
};

// Every label is its own name: what a test reads tells which label stands there.
const labels = new Proxy({}, {get: (_, name) => String(name)});

export const parts = Object.assign({labels, words: labels, css: ""}, ...(await modules(PARTS)).map(([, module]) => module));
parts.kinds = Object.fromEntries((await modules(KINDS)).map(([name, module]) => [name, module.view]));

export const EMPTY = {answer: null, draft: false, hints: [], may_see_solution: false, solution: "", explain: "", notice: "", identity: null, more: {}};

// What a kind is given to draw with; `calls` counts what it asks for.
export function bench() {
  const calls = {changed: 0, check: 0};
  const count = (name) => () => { calls[name] += 1; };
  const ui = {...parts, slot: () => parts.h("div"), changed: count("changed"), check: count("check")};
  return {ui, calls};
}

// A panel in the page, and its host's side of the connection.
export function shown(view, state = {}) {
  const sent = [], listeners = new Set();
  const host = {view, state: {...EMPTY, ...state}, sent};
  const connection = {
    view: () => host.view,
    state: () => host.state,
    send: (message) => { sent.push(message); },
    follow(events) { listeners.add(events); return () => { listeners.delete(events); }; },
  };
  const el = document.createElement("div");
  document.body.append(el);
  const end = parts.renderPanel({connection, el, parts});
  host.say = (message) => { [...listeners].forEach((events) => events.message?.(message)); };
  host.answer = (next) => { host.state = {...host.state, ...next}; [...listeners].forEach((events) => events.state?.()); };
  return {el, host, end, find: (selector) => el.querySelector(selector), all: (selector) => [...el.querySelectorAll(selector)]};
}

export const card = (kind, body, more = {}) =>
  ({id: "x", kind, kicker: "k", title: "t", prompt: "<p>p</p>", hints: 2, has_solution: true, submit: "check", body, ...more});
