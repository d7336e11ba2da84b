// The start page: who has arrived, asked anew every few seconds; only new names are drawn.
const list = document.getElementById("people"), drawn = new Map();

function draw(people) {
  document.getElementById("nobody").hidden = people.length > 0;
  document.getElementById("count").textContent = people.length ? `${people.filter((one) => one.in).length}/${people.length}` : "";
  people.forEach((one, place) => {
    let item = drawn.get(place);
    if (!item) {
      item = list.appendChild(document.createElement("li"));
      drawn.set(place, item);
    }
    const words = (one.in ? "✓ " : "") + one.name;
    if (item.textContent !== words) item.textContent = words;
    item.className = one.in ? "in" : "";
  });
  while (list.children.length > people.length) {
    drawn.delete(list.children.length - 1);
    list.lastChild.remove();
  }
}

async function look() {
  try {
    const answer = await fetch("room.json", { headers: { "X-XSRFToken": list.dataset.proof } });
    if (answer.ok) draw((await answer.json()).people);
  } catch {
    // the collector is just starting again: asked once more in a moment
  }
  setTimeout(look, 3000);
}
look();
