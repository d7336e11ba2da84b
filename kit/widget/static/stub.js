// What every widget carries, so it is short: it asks the front end for the code, once for all widgets.
const parts = async (model) => {
  const frontEnd = await model.widget_manager.get_model(model.get("source"));
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
