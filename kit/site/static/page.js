// A lesson or Beranda as a page: the kit's cards on the messages of the worker.
const {words, place, courseFiles} = JSON.parse(document.getElementById("kit-page").textContent);
const here = new URL(`${place}/`, document.baseURI).href;
// From a folder (double click) no file can be fetched: `inti.js` has them all, gzip in base64.
const packed = window.KIT_FILES;
const unpacked = (name) => new Response(
  new Blob([Uint8Array.from(atob(packed[name]), (sign) => sign.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream("gzip")));
const text = async (name) => (packed ? unpacked(name) : await fetch(here + name)).text();
const script = (source) => URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
async function started() {
  if (!packed) return new Worker(here + "worker.js", {type: "module"});
  const names = ["pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "kit.zip"];
  const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await unpacked(name).arrayBuffer()])));
  const one = new Worker(script(await text("worker.js")));
  one.postMessage(files, Object.values(files));
  return one;
}
const worker = started();
const say = (text) => { document.getElementById("kit-status").textContent = text; };
const ask = (message) => worker.then((one) => one.postMessage(message));
say(words.PREPARING);
const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = () => { document.documentElement.dataset.jpThemeLight = String(!dark.matches); }; // the cards' styles ask for it
dress();
dark.addEventListener("change", dress);

const cells = [...document.querySelectorAll("[data-cell]")];
const automatic = cells.filter((cell) => cell.dataset.auto !== undefined);
if (automatic.length) ask({do: "run", cells: automatic.map((cell) => [cell.dataset.cell, cell.dataset.source])});
const home = document.getElementById("kit-home");
if (home) ask({do: "home"});

const parts = (async () => {
  const sources = JSON.parse(await text("front.json"));
  const style = document.createElement("style");
  style.textContent = sources.css;
  document.head.append(style);
  const loader = await import(script(await text("loader.js")));
  return loader.load(sources);
})();

const panels = {};
function connection({panel, view, state}) {
  const now = {view, state}, listeners = new Set();
  panels[panel] = {
    changed(changes) {
      Object.assign(now, changes);
      for (const name of Object.keys(changes)) for (const one of [...listeners]) one[name]?.();
    },
    message: (content) => { for (const one of [...listeners]) one.message?.(content); },
  };
  return {
    view: () => now.view,
    state: () => now.state,
    send: (content) => ask({do: "message", panel, content}),
    follow(events) { listeners.add(events); return () => listeners.delete(events); },
  };
}

async function show(place, item) {
  const el = document.createElement(item.panel ? "div" : "pre");
  place.append(el);
  if (item.panel) (await parts).renderPanel({connection: connection(item), el, parts: await parts});
  else { el.textContent = item.text ?? `${item.error}\n\n${item.detail}`; el.className = item.error === undefined ? "kit-printed" : "kit-failed"; }
}

// Cards name a lesson by its notebook; here it is a page.
new MutationObserver(() => {
  for (const link of document.querySelectorAll('a[href*=".ipynb"]')) {
    const [file, exercise] = link.getAttribute("href").split("#");
    if (courseFiles.includes(file)) link.setAttribute("href", file.replace(/ipynb$/, "html") + (exercise ? `#${exercise}` : ""));
  }
}).observe(document.body, {childList: true, subtree: true, attributes: true, attributeFilter: ["href"]});

async function take(box) {
  for (const one of JSON.parse(box)) {
    if (one.do === "output") {
      const place = document.querySelector(`[data-cell="${one.cell}"] .kit-out`);
      place.replaceChildren();
      for (const item of one.items) await show(place, item);
    } else if (one.do === "changed") panels[one.id]?.changed(one.changes);
    else panels[one.id]?.message(one.content);
  }
}

let arrived = 0;
const DUTIES = {
  async box({box}) {
    await take(box);
    if (arrived <= automatic.length && ++arrived === automatic.length) {
      say("");
      performance.mark("kit-ready");
      const target = location.hash && (await parts).cardOf(decodeURIComponent(location.hash.slice(1)));
      if (target) (await parts).goTo(target);
    }
  },
  async lost({box}) { await take(box); say(words.NOT_KEPT); },
  home({home: told}) {
    const now = JSON.parse(told);
    home.querySelector("h1").textContent = now.title;
    const on = home.querySelector(".kit-on");
    on.hidden = !now.on;
    if (now.on) { on.href = now.on.file + (now.on.exercise ? `#${now.on.exercise}` : ""); on.textContent = now.on.words; }
    for (const lesson of now.days.flatMap((day) => day.lessons)) {
      const about = home.querySelector(`[data-lesson="${lesson.file}"]`);
      if (about) about.textContent = lesson.about;
    }
    say("");
    performance.mark("kit-ready");
  },
  save({file}) {
    const [name, text] = JSON.parse(file);
    if (!name) { say(words.NOTHING_TO_SAVE); return; }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], {type: "application/x-ndjson"}));
    link.download = name;
    link.click();
  },
  opened({count}) { say(count < 0 ? words.NO_RECORD : words.OPENED.replace("{count}", count)); if (home) ask({do: "home"}); },
  failed({error}) { console.error(error); say(words.FAILED); },
};
let queue = Promise.resolve();
worker.then((one) => {
  one.onmessage = ({data}) => {
    queue = queue.then(() => DUTIES[data.do](data)).catch((error) => DUTIES.failed({error: String(error.stack ?? error)}));
  };
  one.onerror = (event) => DUTIES.failed({error: event.message});
}).catch((error) => DUTIES.failed({error: String(error)}));

for (const cell of cells) {
  const area = cell.querySelector("textarea");
  if (!area) continue;
  const run = () => ask({do: "run", cells: [[cell.dataset.cell, area.value]]});
  cell.querySelector("button").onclick = run;
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.shiftKey || event.ctrlKey)) { event.preventDefault(); run(); }
  });
}
document.getElementById("kit-save").onclick = () => ask({do: "save"});
const chosen = document.getElementById("kit-file");
document.getElementById("kit-open").onclick = () => chosen.click();
chosen.onchange = async () => { if (chosen.files[0]) ask({do: "open", text: await chosen.files[0].text()}); chosen.value = ""; };
