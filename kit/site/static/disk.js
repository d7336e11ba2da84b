/* global _createPyodideModule -- stands between this file and the worker's */
// Stands in front of `worker.js` where pages are opened from a folder: a classic worker whose files come in its first message.
// Pyodide takes a worker that can import scripts for one that cannot load modules; this one has all it needs.
Object.defineProperty(self, "importScripts", {value: () => { throw new TypeError("a module would say so"); }});
const given = new Promise((yes) => {
  self.addEventListener("message", function first(event) {
    event.stopImmediatePropagation();
    self.removeEventListener("message", first);
    yes(event.data);
  });
});
const FROM = "https://kit.invalid/"; // no request leaves: each is answered from what was given
self.fetch = async (address) => {
  const name = String(address.url ?? address).replace(FROM, "");
  const bytes = (await given)[name];
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return bytes ? new Response(bytes, {headers: {"Content-Type": type}}) : new Response("", {status: 404});
};
self.kitHost = {
  here: FROM,
  python: async () => self.loadPyodide,
  options: async () => ({createPyodideModule: _createPyodideModule, lockFileContents: new TextDecoder().decode((await given)["pyodide-lock.json"])}),
};
