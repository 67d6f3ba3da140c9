// Puts the parts of the page together: list, text, deck, card.

import * as api from "./api.js";
import * as deck from "./deck.js";
import { $, el, press, tell } from "./dom.js";
import * as editor from "./editor.js";
import * as list from "./list.js";
import * as preview from "./preview.js";

/** The exercise that is open, and what its file holds: as it was read, and as it now stands. */
let now = null;
const texts = new Map();
let work = "text";
const dose = {};
const choices = () => ({
  layout: $("layout").value, mono: $("mono").checked, backs: $("backs").checked, sheet: $("sheet").value,
});
const isUnsaved = (file) => texts.has(file) && texts.get(file).text !== texts.get(file).saved;

// ---- the card -------------------------------------------------------------------------------

function wish() {
  if (work === "deck") {
    const cards = deck.cards();
    return cards.length ? { kind: "wall", cards, stations: deck.stations(), title: deck.title(), ...choices() } : null;
  }
  return now ? { kind: "wall", cards: [card(now)], title: now.title, ...choices() } : null;
}

function card(one) {
  const held = texts.get(one.file);
  return { item: one.id, dose: { ...dose }, ...(held?.text !== null && held ? { text: held.text } : {}) };
}

const follower = preview.following(wish, (answer, asked) => {
  const errors = answer.findings.filter((one) => one.severity === "error");
  const broken = !answer.id;
  $("card").classList.toggle("stale", broken);
  $("broken").hidden = !broken;
  if (broken) {
    const first = errors[0];
    const words = answer.problem || (first ? first.message : "This cannot be printed.");
    $("broken").replaceChildren(el("strong", {}, first?.line ? `Line ${first.line}: ` : ""), words,
      $("pages").childElementCount ? ". The page below is the last one that could be printed." : "");
  }
  findings(answer.findings, answer.problem);
  if (broken) return;
  const inches = list.all.units === "imperial";
  const [width, height] = answer.pages[0].map((length) => (inches ? Math.round(length / 72 * 100) / 100 : Math.round(length / 72 * 25.4)));
  const pages = answer.pages.length === 1 ? "1 page" : `${answer.pages.length} pages`;
  $("about").textContent = [`${pages}, ${width} × ${height} ${inches ? "in" : "mm"}`, ...answer.remarks].join(" · ");
  document.title = `${asked.title || "cuecard"} · cuecard`;
});

function findings(said, problem) {
  const order = ["error", "warning", "hint"];
  const sorted = [...said].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.line - b.line);
  const count = sorted.length ? ` (${sorted.length})` : "";
  $("findings-title").textContent = `Findings${count}`;
  const rows = sorted.map((one) => el("li", { class: one.severity },
    el("button", { type: "button", onclick: () => lead(one) },
      el("span", { class: `badge ${one.severity}` }, one.severity),
      el("span", { class: "words" }, one.message, one.hint ? el("em", {}, one.hint) : ""),
      el("span", { class: "place" }, place(one), el("code", { title: one.means }, one.code)))));
  $("said").replaceChildren(...(rows.length ? rows : [el("li", { class: "none" }, problem || "No problems found.")]));
  if (now) editor.mark(sorted.filter((one) => one.file === now.file));
}

function place(one) {
  const line = one.line ? `line ${one.line}` : "";
  return now && work === "text" && one.file === now.file ? line : [one.file, line].filter(Boolean).join(", ");
}

async function lead(one) {
  const at = list.all.exercises.find((other) => other.file === one.file || other.id === one.file);
  if (at && at.file !== now?.file) await open(at);
  if (!at) return;
  go("text");
  editor.goTo(one.line || 1, one.column);
}

// ---- the text -------------------------------------------------------------------------------

async function open(one) {
  if (!texts.has(one.file)) {
    try {
      const got = await api.text(one.file);
      texts.set(one.file, { text: got.text, saved: got.text, version: got.version });
    } catch (problem) {
      notice(problem.message);
      return;
    }
  }
  const other = now?.id !== one.id;
  now = one;
  if (other) preview.clear();
  const held = texts.get(one.file);
  editor.show(held.text ?? "This file is a workbook: change it in a spreadsheet program.", held.text === null);
  notice("");
  setWork("text");
  state();
  list.draw();
  follower.turn();
}

function state(words = "") {
  if (!now) return;
  const built = now.file.startsWith("built-in:");
  $("file").textContent = now.file;
  $("save").textContent = built ? "Save a copy" : "Save";
  $("save").disabled = texts.get(now.file).text === null || (!built && !isUnsaved(now.file));
  $("state").textContent = words || (isUnsaved(now.file) ? "not saved" : built ? "built-in" : "");
}

async function save() {
  if (!now || $("save").disabled || work !== "text") return;
  const held = texts.get(now.file), built = now.file.startsWith("built-in:");
  const target = built ? `${home()}${now.stem}.md` : now.file;
  const { text } = held;
  try {
    const saved = await api.saveText(target, text, built ? "" : held.version);
    if (built) {
      texts.delete(now.file);
      texts.set(target, { text, saved: text, version: saved.version });
    } else Object.assign(held, { saved: text, version: saved.version });
    notice("");
    await refresh();
    const one = list.all.exercises.find((other) => other.file === target);
    if (one && built) await open(one);
    state("saved");
    tell(`${target} is saved`);
  } catch (problem) {
    if (problem.status === 409 && !built) conflict(now.file, problem.message);
    else notice(problem.message);
  }
}

/** The folder of the project's exercises, with its slash; empty for the project's own. */
const home = () => (list.all.home ? `${list.all.home}/` : "");

function notice(words, ...buttons) {
  $("notice").hidden = !words;
  $("notice").replaceChildren(words, ...buttons);
}

/** Another program changed a file of which the text here is not saved. */
function conflict(file, words) {
  notice(words,
    el("button", { type: "button", onclick: () => take(file) }, "Take the file's text"),
    el("button", { type: "button", onclick: async () => {
      texts.get(file).version = (await api.text(file)).version;
      save();
    } }, "Save mine over it"));
}

async function take(file) {
  texts.delete(file);
  if (now?.file === file) await open(now);
}

editor.onChange(() => {
  if (!now) return;
  texts.get(now.file).text = editor.value();
  follower.follow();
  state();
});

// ---- what is shown --------------------------------------------------------------------------

const workTabs = [...document.querySelectorAll(".tabs [data-work]")];
const placeTabs = [...document.querySelectorAll(".places [data-place]")];

function setWork(which) {
  const other = work !== which;
  work = which;
  press(workTabs, workTabs.find((tab) => tab.dataset.work === which));
  $("text-side").hidden = which !== "text";
  $("deck-side").hidden = which !== "deck";
  $("dose-menu").hidden = which !== "text";
  downloads();
  if (document.body.dataset.place !== "list" || window.innerWidth > 800) go(which, false);
  if (other) {
    preview.clear();
    follower.turn();
  }
}

/** Show a part of the page, where it has room for one only. */
function go(part, choose = true) {
  document.body.dataset.place = part;
  press(placeTabs, placeTabs.find((tab) => tab.dataset.place === part));
  if (choose && (part === "text" || part === "deck") && part !== work) setWork(part);
}

for (const tab of workTabs) tab.addEventListener("click", () => setWork(tab.dataset.work));
for (const tab of placeTabs) tab.addEventListener("click", () => go(tab.dataset.place));

const acts = {
  open: async (one) => {
    await open(one);
    if (document.body.dataset.place === "list") go("card", false);
  },
  openDeck: async (one) => {
    try {
      if (!(await deck.open(one))) return;
      go("deck", false);
      setWork("deck");
      follower.turn();
    } catch (problem) {
      notice(problem.message);
    }
  },
  tick: (one, on) => deck.tick(one, on),
  isTicked: (id) => deck.has(id),
  isOpen: (id) => now?.id === id,
  isUnsaved,
  design: () => $("layout").value,
  chooseDesign: (name) => {
    const one = list.all.designs.find((other) => other.name === name);
    $("paper").value = one.paper;
    designs();
    $("layout").value = name;
    list.draw();
    follower.turn();
  },
};

function papers() {
  const kept = $("paper").value;
  const names = [...new Set(list.all.designs.map((one) => one.paper))];
  $("paper").replaceChildren(el("option", { value: "" }, "any"), ...names.map((name) => el("option", { value: name }, name)));
  $("paper").value = names.includes(kept) ? kept : "";
}

/** List the designs of the paper that is chosen; of another paper, the one of the same family. */
function designs() {
  const paper = $("paper").value, before = $("layout").value;
  const fit = list.all.designs.filter((one) => !paper || one.paper === paper);
  const first = paper ? [] : [el("option", { value: "" }, list.all.layout ? `as each file says, else ${list.all.layout}` : "as each file says")];
  $("layout").replaceChildren(...first, ...fit.map((one) => el("option", { value: one.name, title: one.purpose }, one.name)));
  const family = (before || "wall").split("-")[0];
  const same = fit.find((one) => one.name === before) || (paper && (fit.find((one) => one.name.split("-")[0] === family) || fit[0]));
  $("layout").value = same ? same.name : "";
}

$("paper").addEventListener("change", () => { designs(); list.draw(); follower.turn(); });
for (const id of ["layout", "mono", "backs", "sheet"]) {
  $(id).addEventListener("change", () => { list.draw(); follower.turn(); });
}
for (const [name, label] of Object.entries(deck.DOSES)) {
  $("dose").append(el("label", {}, label, el("input", {
    maxlength: name === "notes" ? "600" : "32", id: `dose-${name}`, autocomplete: "off",
    oninput: (event) => {
      if (event.target.value) dose[name] = event.target.value;
      else delete dose[name];
      $("dose-menu").querySelector("summary").textContent = Object.keys(dose).length ? "Dose ●" : "Dose";
      follower.follow();
    },
  })));
}

// ---- printing -------------------------------------------------------------------------------

async function made(asked) {
  try {
    const answer = await api.print(asked);
    if (answer.id) return answer;
    findings(answer.findings);
    return null;
  } catch (problem) {
    findings([], problem.message);
    return null;
  }
}

function shown() {
  return list.found().map((one) => ({ item: one.id, ...(isUnsaved(one.file) ? { text: texts.get(one.file).text } : {}) }));
}

/** What a booklet may hold, in words; its cards are always there. */
const PARTS = {
  cover: "Cover", contents: "Contents, and a page before each group", cards: "Cards", index: "Index by muscle",
  log: "Training log to write in",
};
/** What was chosen for booklets; until then the deck, the project and the printer's paper say it. */
const booklets = { parts: null, paper: "" };
const partsOf = (ofDeck) => booklets.parts || (ofDeck && deck.parts()) || list.all.parts || Object.keys(PARTS);

function bookletChoices(ofDeck) {
  const ticked = partsOf(ofDeck);
  const tick = (part) => el("label", { class: "tick" }, el("input", {
    type: "checkbox", id: `part-${part}`, checked: ticked.includes(part), disabled: part === "cards",
    onchange: (event) => {
      const now = partsOf(ofDeck);
      booklets.parts = Object.keys(PARTS).filter((one) => (one === part ? event.target.checked : now.includes(one)));
    },
  }), PARTS[part]);
  const papers = { "": "as usual: A5 or half Letter", a5: "A5", "half-letter": "Half Letter", a4: "A4", letter: "Letter" };
  const paper = el("select", { id: "booklet-paper", onchange: (event) => { booklets.paper = event.target.value; } },
    ...Object.entries(papers).map(([value, words]) => el("option", { value, selected: value === booklets.paper }, words)));
  return el("details", { id: "booklet-choices" }, el("summary", {}, "What the booklet holds"),
    el("div", { role: "group", "aria-label": "What the booklet holds" }, ...Object.keys(PARTS).map(tick)),
    el("label", {}, "Its page size", paper));
}

function downloads() {
  const ofDeck = work === "deck";
  const one = ofDeck ? null : el("button", { type: "button", id: "get-card", onclick: () => fetchPdf(wish()) }, "This card");
  const wall = ofDeck ? () => wish() : () => ({ kind: "wall", cards: shown(), title: "Wall", ...choices() });
  const booklet = () => ({
    kind: "booklet", parts: partsOf(ofDeck).join(","), paper: booklets.paper, mono: $("mono").checked,
    ...(ofDeck ? { deck: deck.file(), cards: deck.cards(), title: deck.title() } : { cards: shown(), title: "" }),
  });
  const plan = () => ({ kind: "plan", ...(ofDeck ? { ...deck.words(), cards: deck.cards() } : { cards: shown() }), ...choices(), paper: $("paper").value });
  const of = ofDeck ? "the deck" : "all in the list", open = $("booklet-choices")?.open || false;
  $("download").replaceChildren(...[one,
    el("button", { type: "button", id: "get-wall", onclick: () => fetchPdf(wall()) }, `Wall: ${of}`),
    el("button", { type: "button", id: "get-booklet", onclick: () => fetchPdf(booklet()) }, `Booklet: ${of}`), bookletChoices(ofDeck),
    el("button", { type: "button", id: "get-plan", onclick: () => fetchPdf(plan()) }, `Training plan: ${of}`)].filter(Boolean));
  $("booklet-choices").open = open;
}

async function fetchPdf(asked) {
  $("download-menu").open = false;
  if (!asked) return;
  if (asked.kind === "booklet" && work === "deck" && (deck.isDirty() || !deck.file())) {
    findings([], "Save the deck first: its booklet is printed from the file.");
    return;
  }
  const unsaved = asked.cards.map((one) => one.item.split("#")[0]).filter(isUnsaved);
  if (asked.kind === "booklet" && unsaved.length) {
    findings([], `Save ${[...new Set(unsaved)].join(", ")} first: a booklet is printed from the files.`);
    return;
  }
  $("about").textContent = "printing …";
  const answer = await made(asked);
  $("about").textContent = answer ? `${answer.pages.length} pages are ready` : "";
  if (answer) preview.download(api.pdf(answer.id, asked.title || asked.kind, true));
}

// What deck and project say of booklets may have changed.
$("download-menu").addEventListener("toggle", () => { if ($("download-menu").open) downloads(); });

$("print").addEventListener("click", async () => {
  const asked = wish();
  const answer = asked && (await made(asked));
  if (answer) preview.printOut(api.pdf(answer.id, asked.title || "cards"));
});

// ---- files ----------------------------------------------------------------------------------

async function refresh(own = false) {
  list.fill(await api.list(own), acts);
  $("project").textContent = list.all.name;
  papers();
  designs();
  if (now) now = list.byId(now.id) || list.all.exercises.find((one) => one.file === now.file) || now;
}

async function dropped(files) {
  const folder = now && !now.file.startsWith("built-in:") ? now.file.slice(0, now.file.lastIndexOf("/") + 1).replace(/\/$/, "") : list.all.home;
  let last = null;
  for (const file of files) {
    try {
      last = (await api.lay(file.name, folder, file)).file;
      tell(`${last} is in the project`);
      if (/\.(jpe?g|png|gif|webp|avif|heic|svg)$/i.test(last) && now && !now.file.startsWith("built-in:")) {
        const name = last.slice(last.lastIndexOf("/") + 1);
        editor.insert(`\n![${name.replace(/\.\w+$/, "").replaceAll("-", " ")}](${name})\n`);
      }
    } catch (problem) {
      notice(problem.message);
      return;
    }
  }
  await refresh();
  const one = list.all.exercises.find((other) => other.file === last);
  const opened = list.all.decks.find((other) => other.id === last);
  if (one) await open(one);
  else if (opened) await acts.openDeck(opened);
}

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  $("drop").hidden = false;
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) $("drop").hidden = true;
});
addEventListener("drop", (event) => {
  $("drop").hidden = true;
  if (!hasFiles(event)) return;
  event.preventDefault();
  dropped([...event.dataTransfer.files]);
});

api.follow(async (names) => {
  await refresh();
  for (const file of names.filter((name) => texts.has(name))) {
    const held = texts.get(file);
    const got = await api.text(file).catch(() => null);
    if (!got || got.version === held.version) continue;
    if (isUnsaved(file)) {
      if (now?.file === file) conflict(file, `${file} was changed by another program. `);
    } else {
      texts.set(file, { text: got.text, saved: got.text, version: got.version });
      if (now?.file === file) editor.show(got.text ?? "");
    }
  }
  follower.follow();
});

$("new").addEventListener("click", () => {
  $("ask-name").value = "";
  $("ask").returnValue = "";
  $("ask").showModal();
});
$("ask").addEventListener("close", async () => {
  const name = $("ask-name").value.trim();
  if ($("ask").returnValue !== "yes" || !name) return;
  const stem = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  const text = `---\ntitle: ${JSON.stringify(name)}\n---\n\n**Purpose:** What it is good for.\n\n## Setup\n\n1. Where to stand, what to hold.\n\n`
    + "## Execution\n\n1. What to do first.\n2. And then.\n\n## Tips\n\n- What to think of while moving.\n";
  try {
    const saved = await api.saveText(`${home()}${stem || "exercise"}.md`, text, "");
    await refresh();
    const one = list.all.exercises.find((other) => other.file === saved.file);
    if (one) await acts.open(one);
    go("text");
  } catch (problem) {
    notice(problem.message);
  }
});

$("save").addEventListener("click", save);
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    if (work === "deck") deck.save();
    else save();
  }
  if (event.key === "Escape") for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
});
addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
addEventListener("beforeunload", (event) => {
  if ([...texts.keys()].some(isUnsaved) || (deck.isDirty() && deck.count())) event.preventDefault();
});
let width = innerWidth;
addEventListener("resize", () => {
  if (Math.abs(innerWidth - width) < 100) return;
  width = innerWidth;
  follower.follow();
});

const themes = ["", "light", "dark"];
function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
}
$("theme").addEventListener("click", () => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const shown = document.documentElement.dataset.theme || (dark ? "dark" : "light");
  localStorage.setItem("theme", shown === "dark" ? "light" : "dark");
  theme(localStorage.getItem("theme"));
});
theme(themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "");

deck.onChange(() => {
  list.draw();
  downloads();
  if (work === "deck") {
    if (!deck.count()) preview.clear();
    follower.follow();
  }
});
deck.draw();
downloads();
await refresh(true);
if (list.all.exercises.length) await open(list.all.exercises[0]);
await refresh();
if (!now && list.all.exercises.length) await open(list.all.exercises[0]);
document.body.dataset.ready = "yes";
