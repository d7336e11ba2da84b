// Python of a page. The record's lines lie in IndexedDB; nothing is told to the page before it is kept.
// Where files come from: beside this script, or what `disk.js` has put in front of it.
const host = self.kitHost ?? {
  here: new URL(".", self.location.href).href,
  python: async () => (await import(new URL("pyodide.mjs", self.location.href).href)).loadPyodide,
  options: async () => ({}),
};
const FOLDER = "/kit/progress", ACTIVE = "peserta-aktif.txt";
const channel = new BroadcastChannel("kit-bimtek-catatan");

const opened = new Promise((yes, no) => {
  const asked = indexedDB.open("kit-bimtek", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("lines", {autoIncrement: true});
    asked.result.createObjectStore("active");
  };
  asked.onsuccess = () => yes(asked.result);
  asked.onerror = () => no(asked.error);
});
opened.catch(() => {}); // said when something is to be kept

async function transaction(mode, work) {
  const db = await opened;
  return new Promise((yes, no) => {
    const one = db.transaction(["lines", "active"], mode, {durability: "strict"});
    const result = work(one.objectStore("lines"), one.objectStore("active"));
    one.oncomplete = () => yes(result);
    one.onabort = one.onerror = () => no(one.error);
  });
}

const ask = async (name) => {
  const answer = await fetch(host.here + name);
  if (!answer.ok) throw new Error(`${name} ${answer.status}`);
  return answer.arrayBuffer();
};

let py, inside, active = "";
const kept = {}; // bytes of each file that are in the store

async function kindled() {
  const stored = transaction("readonly", (lines, one) => [lines.getAll(), one.get(ACTIVE)])
    .then(([lines, one]) => ({lines: lines.result, active: one.result ?? ""}), () => ({lines: [], active: ""}));
  const [loadPyodide, archive, record] = await Promise.all([host.python(), ask("kit.zip"), stored]);
  py = await loadPyodide({indexURL: host.here, ...(await host.options()), env: {HOME: "/home/pyodide", KIT_PROGRESS: FOLDER}});
  py.unpackArchive(archive, "zip", {extractDir: "/kit"});
  for (const folder of [FOLDER, "/kit/notebooks"]) py.FS.mkdirTree(folder);
  py.FS.chdir("/kit/notebooks");
  for (const line of record.lines) add(line);
  if (record.active) { py.FS.writeFile(`${FOLDER}/${ACTIVE}`, record.active); active = record.active; }
  py.runPython("import sys; sys.path.insert(0, '/kit')");
  inside = py.pyimport("kit.site.inside");
  inside.prepare();
}

function add({file, text}) {
  const bytes = new TextEncoder().encode(text), path = `${FOLDER}/${file}`;
  const stream = py.FS.open(path, "a");
  py.FS.write(stream, bytes, 0, bytes.length);
  py.FS.close(stream);
  kept[file] = py.FS.stat(path).size;
}

async function flush() {
  const lines = [];
  let chosen = active;
  for (const file of py.FS.readdir(FOLDER)) {
    const path = `${FOLDER}/${file}`;
    if (file === ACTIVE) chosen = py.FS.readFile(path, {encoding: "utf8"});
    if (file.endsWith(".jsonl") && py.FS.stat(path).size > (kept[file] ?? 0))
      lines.push({file, text: new TextDecoder().decode(py.FS.readFile(path).subarray(kept[file] ?? 0))});
  }
  if (lines.length || chosen !== active) {
    try {
      await transaction("readwrite", (store, one) => {
        lines.forEach((line) => store.add(line));
        one.put(chosen, ACTIVE);
      });
    } catch {
      // Not kept, so it has not happened: no verdict may be seen.
      lines.forEach(({file}) => (kept[file] ? py.FS.truncate(`${FOLDER}/${file}`, kept[file]) : py.FS.unlink(`${FOLDER}/${file}`)));
      if (active) py.FS.writeFile(`${FOLDER}/${ACTIVE}`, active);
      else if (py.FS.analyzePath(`${FOLDER}/${ACTIVE}`).exists) py.FS.unlink(`${FOLDER}/${ACTIVE}`);
      inside.take();
      inside.follow();
      postMessage({do: "lost", box: inside.take()});
      return;
    }
    lines.forEach(({file}) => { kept[file] = py.FS.stat(`${FOLDER}/${file}`).size; });
    active = chosen;
    channel.postMessage({lines, active});
  }
  postMessage({do: "box", box: inside.take()});
}

const DUTIES = {
  run: async ({cells}) => { for (const [cell, source] of cells) { inside.run(cell, source); await flush(); } },
  message: async ({panel, content}) => { inside.received(panel, JSON.stringify(content)); await flush(); },
  home: () => postMessage({do: "home", home: inside.home()}),
  save: () => postMessage({do: "save", file: inside.export()}),
  open: async ({text}) => { const count = inside.bring(text); await flush(); postMessage({do: "opened", count}); },
};

const ready = kindled();
let queue = ready;
const inTurn = (work) => { queue = queue.then(work).catch((error) => postMessage({do: "failed", error: String(error.stack ?? error)})); };
onmessage = ({data}) => inTurn(() => DUTIES[data.do](data));
channel.onmessage = ({data}) => inTurn(async () => {
  data.lines.forEach(add);
  if (data.active && data.active !== active) { active = data.active; py.FS.writeFile(`${FOLDER}/${ACTIVE}`, active); }
  inside.follow();
  postMessage({do: "box", box: inside.take()});
});
