// What there is: exercises with search and filters, decks, designs.

import { $, el, press } from "./dom.js";

const FILTERS = { own: "Whose", equipment: "Equipment", muscles: "Muscle", level: "Level", group: "Group" };
const WHOSE = { mine: "my own", "built-in": "built-in" };
const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export let all = { exercises: [], decks: [], designs: [] };
let shows = "exercises";
let acts = {};
const chosen = {};

export const byId = (id) => all.exercises.find((one) => one.id === id);

/** Take what is listed; `does` opens and ticks. */
export function fill(listed, does) {
  all = listed;
  acts = does;
  for (const name of Object.keys(FILTERS)) fillFilter(name);
  draw();
}

function valuesOf(name) {
  if (name === "own") return Object.keys(WHOSE);
  const found = new Set(all.exercises.flatMap((one) => one[name] || []).filter(Boolean));
  return [...found].sort((a, b) => a.localeCompare(b));
}

function fillFilter(name) {
  let select = $(`filter-${name}`);
  if (!select) {
    select = el("select", { id: `filter-${name}`, onchange: () => { chosen[name] = select.value; draw(); } });
    $("filter-fields").append(el("label", {}, FILTERS[name], select));
  }
  const options = valuesOf(name).map((value) => el("option", { value }, WHOSE[value] || value));
  select.replaceChildren(el("option", { value: "" }, "all"), ...options);
  select.value = chosen[name] || "";
}

function matches(one) {
  const words = folded($("search").value).split(/\s+/).filter(Boolean);
  const text = folded([one.title, one.id, one.purpose, one.level, one.group, ...(one.equipment || []),
    ...(one.muscles || []), ...(one.tags || [])].filter(Boolean).join(" "));
  if (!words.every((word) => text.includes(word))) return false;
  if (shows !== "exercises") return true;
  return Object.entries(chosen).every(([name, value]) => {
    if (!value) return true;
    if (name === "own") return one.own === (value === "mine");
    return [one[name]].flat().includes(value);
  });
}

/** The exercises that the list shows now. */
export const found = () => all.exercises.filter((one) => matches(one));

export function draw() {
  const things = (shows === "exercises" ? all.exercises : all[shows]).filter(matches);
  const filters = Object.values(chosen).filter(Boolean).length;
  $("filtered").textContent = filters ? `(${filters})` : "";
  $("filters").hidden = shows !== "exercises";
  const own = things.filter((one) => one.own).length;
  $("count").textContent = shows === "designs" ? `${things.length} designs` : `${own} of your own, ${things.length - own} built-in`;
  const rows = { exercises: exerciseRow, decks: deckRow, designs: designRow };
  const kept = document.activeElement?.dataset?.key;
  const top = $("found").scrollTop;
  $("found").replaceChildren(...things.map(rows[shows]));
  $("found").scrollTop = top;
  if (kept) [...$("found").querySelectorAll("[data-key]")].find((one) => one.dataset.key === kept)?.focus();
}

function exerciseRow(one) {
  const about = [one.muscles?.[0], one.level, one.own ? "" : "built-in"].filter(Boolean).join(" · ");
  const now = acts.isOpen(one.id);
  const tick = el("input", {
    type: "checkbox", checked: acts.isTicked(one.id), "data-key": `tick ${one.id}`,
    "aria-label": `${one.title}${one.own ? "" : ", built-in"}: in the deck`, onchange: (event) => acts.tick(one, event.target.checked),
  });
  const problem = one.worst === "error" || one.worst === "warning"
    ? el("span", { class: `badge ${one.worst}`, title: one.said || one.worst }, one.worst) : "";
  const unsaved = acts.isUnsaved(one.file) ? el("span", { class: "badge unsaved" }, "not saved") : "";
  return el("li", { class: now ? "now" : "" }, tick,
    el("button", { type: "button", "data-key": one.id, "aria-current": now ? "true" : null, onclick: () => acts.open(one) },
      el("span", { class: "title" }, one.title), el("span", { class: "about" }, about || one.said || one.file)),
    problem, unsaved);
}

function deckRow(one) {
  return el("li", {}, el("button", { type: "button", "data-key": one.id, onclick: () => acts.openDeck(one) },
    el("span", { class: "title" }, one.title), el("span", { class: "about" }, one.own ? one.id : "built-in")));
}

function designRow(one) {
  const now = acts.design() === one.name;
  return el("li", { class: now ? "now" : "" }, el("button", {
    type: "button", "data-key": one.name, "aria-current": now ? "true" : null, onclick: () => acts.chooseDesign(one.name),
  }, el("span", { class: "title" }, one.name), el("span", { class: "about" }, `${one.paper} · ${one.purpose}`)));
}

$("search").addEventListener("input", draw);
const tabs = [...document.querySelectorAll("[data-shows]")];
for (const tab of tabs) {
  tab.addEventListener("click", () => {
    shows = tab.dataset.shows;
    press(tabs, tab);
    draw();
  });
}
