// Elements by their ids, and new ones: text is only ever text.

export const $ = (id) => document.getElementById(id);

/** Make an element; `on…` are listeners, other names attributes, and children texts or elements. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Say something to whoever listens to the page instead of looking at it. */
export function tell(words) {
  $("told").textContent = "";
  requestAnimationFrame(() => ($("told").textContent = words));
}

/** Press one of several buttons, and let go of the others. */
export function press(buttons, chosen) {
  for (const one of buttons) one.setAttribute("aria-pressed", String(one === chosen));
}
