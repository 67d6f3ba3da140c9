// The text, with the number of each line beside it; long lines wrap, and their number stands at their first row.

import { $, el } from "./dom.js";

const area = $("text");
const lines = $("lines");

function draw() {
  const texts = area.value.split("\n");
  while (lines.childElementCount > texts.length) lines.lastElementChild.remove();
  while (lines.childElementCount < texts.length) lines.append(el("div"));
  texts.forEach((text, at) => {
    const row = lines.children[at];
    // An empty row is as high as one with words.
    if (row.textContent !== (text || "\u200b")) row.textContent = text || "\u200b";
  });
}

export const value = () => area.value;

export function show(text, readOnly = false) {
  area.value = text;
  area.readOnly = readOnly;
  draw();
  $("scroller").scrollTop = 0;
}

/** Call `changed` after each key that changes the text. */
export function onChange(changed) {
  area.addEventListener("input", () => {
    changed();
    draw();
  });
}

/** Colour the lines of which something is said. */
export function mark(findings) {
  const gravest = new Map();
  for (const one of findings.toReversed ? findings.toReversed() : [...findings].reverse()) {
    gravest.set(one.line, one.severity);
  }
  [...lines.children].forEach((row, at) => (row.className = gravest.get(at + 1) || ""));
}

/** Put the caret into a line, and show it. */
export function goTo(line, column = 0) {
  const texts = area.value.split("\n");
  const at = Math.min(Math.max(line, 1), texts.length) - 1;
  const begin = texts.slice(0, at).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(begin + Math.max(0, column - 1), begin + texts[at].length);
  lines.children[at]?.scrollIntoView({ block: "center" });
}

/** Put words in where the caret is. */
export function insert(words) {
  area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input"));
}
