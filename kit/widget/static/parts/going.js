// Going on in a notebook: what stands after a card, and the card of an exercise. Knows no host but the document.

// A lesson in a tab behind is in the document, too.
const seen = (/** @type {Element} */ node) => node.getClientRects().length > 0;

/** @param {Element} root a card @returns {Element | null} what follows it on the way to the next card: its text, else the card */
export function after(root) {
  const cards = [...document.querySelectorAll(".kit-card:not(.kit-lesson)")].filter(seen), next = cards[cards.indexOf(root) + 1];
  if (!cards.includes(root) || !next) return null;
  let own = root;
  while (own.parentElement && !own.parentElement.contains(next)) own = own.parentElement;
  let place = own.nextElementSibling;
  while (place && !place.contains(next) && !seen(place)) place = place.nextElementSibling;
  return place;
}

/** @param {string} exercise */
export const cardOf = (exercise) =>
  [...document.querySelectorAll(`.kit-card[data-exercise="${CSS.escape(exercise)}"]`)].find(seen) ?? null;

/** Shows a place at the top, and the keyboard goes on from there. @param {Element | null} place */
export function goTo(place) {
  if (!(place instanceof HTMLElement)) return;
  if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({preventScroll: true});
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({block: "start", behavior: still ? "auto" : "smooth"});
}

/** A click on the way to an exercise: one of this very notebook is gone to, for others the link opens their lesson. @param {string} exercise */
export const goNear = (exercise) => (/** @type {Event} */ event) => {
  const card = cardOf(exercise);
  if (!card) return;
  event.preventDefault();
  event.stopPropagation();
  goTo(card);
};
