// Sources as Python's `front_end` sends them -> all parts in one, and the view of each kind.

/** @param {string} code */
async function imported(code) {
  const url = URL.createObjectURL(new Blob([code], {type: "text/javascript"}));
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {{loader: string, modules: string[], kinds: Record<string, string>, css: string}} sources
 * @returns {Promise<import("./protocol").Parts>}
 */
export async function load({loader, modules, kinds, ...rest}) {
  /** @type {any} */
  const parts = {...rest, kinds: {}};
  for (const code of modules) Object.assign(parts, await imported(code));
  for (const [name, code] of Object.entries(kinds)) parts.kinds[name] = (await imported(code)).view;
  return parts;
}
