// The one module that every widget carries: it asks the front end for the code, once for all, and connects the panel.

/** @param {BlobPart} packed gzip of what `front_end` of Python makes */
async function load(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const {modules, kinds, ...rest} = await new Response(stream).json();
  const imported = async (/** @type {string} */ code) => {
    const url = URL.createObjectURL(new Blob([code], {type: "text/javascript"}));
    try {
      return await import(url);
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  const parts = {...rest, kinds: {}};
  for (const code of modules) Object.assign(parts, await imported(code));
  for (const [name, code] of Object.entries(kinds)) parts.kinds[name] = (await imported(code)).view;
  return parts;
}

// What a panel needs of its host; here the host is a widget's model.
/** @param {any} model @returns {import("./protocol").Connection} */
function connect(model) {
  return {
    view: () => model.get("view"),
    state: () => model.get("state"),
    send: (message, buffers) => model.send(message, undefined, buffers),
    follow(events) {
      /** @type {Record<string, string>} */
      const names = {view: "change:view", state: "change:state", message: "msg:custom"};
      const pairs = Object.entries(events).map(([event, listener]) => [names[event], listener]);
      pairs.forEach(([name, listener]) => model.on(name, listener));
      return () => pairs.forEach(([name, listener]) => model.off(name, listener));
    },
  };
}

export default {
  /** @param {{model: any, el: HTMLElement}} place */
  async render({model, el}) {
    const frontEnd = await model.widget_manager.get_model(model.get("source"));
    frontEnd.kitParts ??= load(frontEnd.get("packed"));
    const parts = await frontEnd.kitParts;
    return parts.renderPanel({connection: connect(model), el, parts});
  },
};
