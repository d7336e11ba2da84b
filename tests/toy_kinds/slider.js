// A whole number on a scale.

export function view(ui, body, answer) {
  const input = ui.h("input", {type: "range", min: 0, max: body.top, value: answer ?? "0", "aria-label": ui.labels.answer, onchange: ui.changed});
  let touched = Boolean(answer);
  input.addEventListener("input", () => { touched = true; });
  return {node: input, read: () => (touched ? input.value : null)};
}
