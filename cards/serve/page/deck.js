// A deck: exercises that were ticked, in an order that is dragged or keyed, each with its dose.

import * as api from "./api.js";
import { $, el, tell } from "./dom.js";
import { all, byId } from "./list.js";

export const DOSES = {
  sets: "Sets", reps: "Reps", load: "Load", work: "Work", rest: "Rest", hold: "Hold", tempo: "Tempo",
  side: "Side", frequency: "How often", duration: "How long", notes: "Notes",
};
const FIRST = ["sets", "reps", "load"];
const empty = () => ({ file: "", version: "", comments: false, head: {}, cards: [], dirty: false, said: "" });

let deck = empty();
let changed = () => {};
let dragged = -1;

export const count = () => deck.cards.length;
export const has = (id) => deck.cards.some((one) => one.item === id);
export const title = () => deck.head.title || "Deck";
export const file = () => deck.file;
export const isDirty = () => deck.dirty;

/** Call `does` whenever the deck changes. */
export function onChange(does) {
  changed = does;
}

function touched(again = true) {
  deck.dirty = true;
  if (again) draw();
  else state();
  changed();
}

export function tick(one, on) {
  if (on) deck.cards.push({ item: one.id, asked: {} });
  else deck.cards = deck.cards.filter((card) => card.item !== one.id);
  tell(`${one.title}: ${on ? "in the deck" : "no longer in the deck"}, ${deck.cards.length} cards`);
  touched();
}

/** What is to be printed: every card with its dose. */
export function cards() {
  const common = Object.fromEntries(Object.entries(deck.head).filter(([name]) => name in DOSES));
  return deck.cards.filter((one) => one.item).map(({ item, asked }) => {
    const dose = Object.fromEntries(Object.entries({ ...common, ...asked }).filter(([name]) => name in DOSES));
    return { item, dose, copies: Number(asked.copies) || 1, group: String(asked.group || "") };
  });
}

/** What the deck says over a plan. */
export const words = () => ({ title: deck.head.title || "", subtitle: deck.head.subtitle || "", cover: deck.head.cover || "" });
/** What the deck says its booklet holds; undefined for nothing. */
export const parts = () => (Array.isArray(deck.head.parts) ? deck.head.parts : undefined);
export const stations = () => deck.head.stations === true;

const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);

function nameOf(card) {
  const one = byId(card.item);
  if (!one) return card.asked.exercise;
  if (one.id.includes("#")) return one.slug;
  const folder = folderOf(deck.file);
  const twin = (other) => other.own && (other.stem === one.stem || other.slug === one.stem);
  // A built-in exercise of which there is one of one's own is named by its path.
  if (!one.own && all.exercises.some(twin)) return one.file.replace(/^built-in:/, "");
  return one.own && one.file.startsWith(folder) ? one.file.slice(folder.length) : one.stem;
}

function itemOf(name) {
  const path = folderOf(deck.file.replace(/^built-in:/, "")) + name;
  // As the shop looks: a path below the deck's folder, then one below the library; a name, own before built-in.
  const is = (one) => name.includes("/")
    ? [path, `${path}.md`, `built-in:${name}`, `built-in:${name}.md`].includes(one.file)
    : one.file === path || one.stem === name || one.slug === name;
  return all.exercises.find(is)?.id || "";
}

export async function open(one) {
  if (deck.dirty && deck.cards.length && !confirm("The deck is not saved. Open another one?")) return false;
  const got = await api.deck(one.id);
  const { cards: named, ...head } = got.deck;
  const own = !one.id.startsWith("built-in:");
  deck = { ...empty(), file: one.id, comments: got.comments, head };
  deck.cards = named.map((asked) => ({ item: itemOf(asked.exercise || ""), asked }));
  if (!own) Object.assign(deck, { file: "", said: "built-in: saving makes a deck of your own" });
  else deck.version = got.version;
  draw();
  changed();
  return true;
}

export async function save() {
  const stem = (deck.head.title || "deck").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "deck";
  const target = deck.file || `${stem}.toml`;
  if (deck.comments && !confirm(`${target} has comments, which saving here leaves out. Save it?`)) return;
  const content = { ...deck.head, cards: deck.cards.map((card) => ({ ...card.asked, exercise: nameOf({ ...card }) })) };
  try {
    const saved = await api.saveDeck(target, content, deck.version);
    Object.assign(deck, { file: saved.file, version: saved.version, dirty: false, comments: false, said: `saved as ${saved.file}` });
    tell(deck.said);
  } catch (problem) {
    deck.said = problem.message;
  }
  draw();
  changed();
}

function move(from, to, keep = "") {
  if (to < 0 || to >= deck.cards.length || from === to) return;
  const [card] = deck.cards.splice(from, 1);
  deck.cards.splice(to, 0, card);
  touched();
  tell(`${byId(card.item)?.title || "Card"} is now number ${to + 1} of ${deck.cards.length}`);
  if (keep) $("deck-cards").children[to].querySelector(`[data-does="${keep}"]`)?.focus();
}

function field(of, name, label, shown = label) {
  return el("label", {}, shown, el("input", {
    value: String(of[name] ?? ""), maxlength: name === "notes" ? "600" : "32", "aria-label": label, autocomplete: "off",
    oninput: (event) => {
      if (event.target.value) of[name] = name === "copies" ? Number(event.target.value) || 1 : event.target.value;
      else delete of[name];
      touched(false);
    },
  }));
}

function row(card, at) {
  const one = byId(card.item);
  const name = one?.title || card.asked.exercise || "?";
  const more = Object.keys(DOSES).filter((key) => !FIRST.includes(key));
  const set = more.filter((key) => card.asked[key]).length + (card.asked.copies > 1 ? 1 : 0);
  const li = el("li", {
    ondragover: (event) => { if (dragged >= 0) { event.preventDefault(); li.classList.add("over"); } },
    ondragleave: () => li.classList.remove("over"),
    ondrop: (event) => { if (dragged >= 0) { event.preventDefault(); event.stopPropagation(); move(dragged, at); } },
  },
    el("div", { class: "head" },
      el("button", {
        type: "button", class: "handle", draggable: "true", "data-does": "handle", title: "Drag, or use the arrow keys",
        "aria-label": `${name}, number ${at + 1}: move with the arrow keys`,
        ondragstart: (event) => { dragged = at; event.dataTransfer.setData("text/plain", name); },
        ondragend: () => { dragged = -1; },
        onkeydown: (event) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
          if (by) { event.preventDefault(); move(at, at + by, "handle"); }
        },
      }, "⠿"),
      el("span", { class: "number" }, String(at + 1)),
      el("span", { class: one ? "title" : "title error" }, one ? name : `${name}: not found`),
      el("button", { type: "button", "data-does": "up", "aria-label": `${name}: up`, disabled: at === 0, onclick: () => move(at, at - 1, "up") }, "↑"),
      el("button", { type: "button", "data-does": "down", "aria-label": `${name}: down`, disabled: at === deck.cards.length - 1, onclick: () => move(at, at + 1, "down") }, "↓"),
      el("button", { type: "button", "aria-label": `${name}: take out`, onclick: () => { deck.cards.splice(at, 1); touched(); } }, "✕")),
    el("div", { class: "doses" }, ...FIRST.map((key) => field(card.asked, key, `${name}: ${DOSES[key]}`, DOSES[key]))),
    el("details", {}, el("summary", {}, set ? `More (${set})` : "More"),
      el("div", { class: "doses" }, ...more.map((key) => field(card.asked, key, `${name}: ${DOSES[key]}`, DOSES[key])),
        field(card.asked, "copies", `${name}: Copies`, "Copies"), field(card.asked, "group", `${name}: Group`, "Group"))));
  return li;
}

function state() {
  const line = $("deck-state");
  if (line) line.textContent = deck.dirty ? (deck.said && !deck.said.startsWith("saved") ? deck.said : "not saved") : deck.said;
  $("deck-count").textContent = deck.cards.length ? `(${deck.cards.length})` : "";
}

export function draw() {
  const flag = el("input", { type: "checkbox", checked: stations(), onchange: (event) => {
    if (event.target.checked) deck.head.stations = true;
    else delete deck.head.stations;
    touched(false);
  } });
  const opened = [...document.querySelectorAll("#deck-cards details")].map((one) => one.open);
  $("deck-side").replaceChildren(
    el("div", { class: "line" },
      el("strong", {}, deck.file || "A new deck"),
      el("span", { id: "deck-state", role: "status" }),
      el("button", { type: "button", id: "deck-new", onclick: () => {
        if (deck.dirty && deck.cards.length && !confirm("The deck is not saved. Begin another one?")) return;
        deck = empty();
        draw();
        changed();
      } }, "New"),
      el("button", { type: "button", id: "deck-save", class: "main", onclick: save }, "Save")),
    el("div", { class: "doses wide" }, field(deck.head, "title", "Title of the deck", "Title"),
      field(deck.head, "subtitle", "Line under the title", "Line under it"),
      field(deck.head, "work", "Work, for every card", "Work, each"), field(deck.head, "rest", "Rest, for every card", "Rest, each"),
      el("label", { class: "tick" }, flag, " Number the stations")),
    deck.cards.length ? el("ol", { id: "deck-cards" }, ...deck.cards.map(row))
      : el("p", { class: "hint" }, "Tick exercises in the list: they become the cards of a deck."));
  document.querySelectorAll("#deck-cards details").forEach((one, at) => (one.open = opened[at] || false));
  state();
}
