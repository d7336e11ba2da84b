// A panel whose host is a widget of a notebook.

/** @param {any} model @returns {import("../protocol").Connection} */
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

/** @param {{model: any, el: HTMLElement, parts: import("../protocol").Parts}} place */
export const renderWidget = ({model, el, parts}) => parts.renderPanel({connection: connect(model), el, parts});
