// What every widget carries, so it is short: it asks the front end for the code, once for all widgets.
const found = async (manager, id, tries = 100) => {
  try {
    return await manager.get_model(id);
  } catch (error) { // a page that meets a running kernel is still asking it for its widgets
    if (!tries) throw error;
    await new Promise((go) => setTimeout(go, 200));
    return found(manager, id, tries - 1);
  }
};
const parts = async (model) => {
  const frontEnd = await found(model.widget_manager, model.get("source"));
  return frontEnd.kitParts ??= (async () => {
    const stream = new Blob([frontEnd.get("packed")]).stream().pipeThrough(new DecompressionStream("gzip"));
    const sources = await new Response(stream).json();
    const url = URL.createObjectURL(new Blob([sources.loader], {type: "text/javascript"}));
    return (await import(url)).load(sources);
  })();
};
export default {async render({model, el}) {
  const all = await parts(model);
  return all.renderWidget({model, el, parts: all});
}};
