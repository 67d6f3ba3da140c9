// What is chosen → pages as they will print; the last good ones stay while a text is broken.

import * as api from "./api.js";
import { $, el } from "./dom.js";

/** Milliseconds without a key before the card is asked for: none, as one request is on its way at a time. */
const PAUSE = 0;

let timer = 0;
let running = null;
let again = false;
let large = false;

/**
 * Make what follows the page's choices.
 * `wish` says what is chosen, null for nothing; `told` hears what came of it.
 */
export function following(wish, told) {
  async function ask() {
    if (running) {
      again = true;
      return;
    }
    const asked = wish();
    if (!asked) return;
    const stop = (running = new AbortController());
    try {
      const answer = await api.print(asked, stop.signal);
      if (answer.id) await show(answer, asked.title || "", stop.signal);
      if (!stop.signal.aborted) told(answer, asked);
    } catch (problem) {
      if (problem.name !== "AbortError") told({ id: "", pages: [], findings: [], problem: problem.message }, asked);
    } finally {
      if (running === stop) running = null;
      if (again && !running) {
        again = false;
        ask();
      }
    }
  }

  return {
    /** The same card has changed: the request on its way may end, the next follows it. */
    follow() {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    },
    /** Something else is shown: what is on its way is of no use. */
    turn() {
      clearTimeout(timer);
      running?.abort();
      running = null;
      again = false;
      ask();
    },
  };
}

async function show(answer, title, signal) {
  const across = ($("pages").clientWidth || 600) * Math.min(window.devicePixelRatio || 1, 2);
  const figures = answer.pages.map(([width, height], at) => {
    const picture = el("img", {
      width: Math.round(width),
      height: Math.round(height),
      alt: `${title || "Card"}: page ${at + 1} of ${answer.pages.length}`,
      loading: at ? "lazy" : "eager",
      decoding: "sync",
    });
    picture.src = api.picture(answer.id, at + 1, across);
    const number = answer.pages.length > 1 ? el("figcaption", {}, `${at + 1}`) : "";
    return el("figure", {}, picture, number);
  });
  // The page on the screen stays until the next one is drawn.
  await figures[0]?.querySelector("img").decode().catch(() => {});
  if (signal.aborted) return;
  const top = $("pages").scrollTop;
  $("pages").replaceChildren(...figures);
  $("pages").scrollTop = top;
}

export function clear() {
  $("pages").replaceChildren();
}

$("fit").addEventListener("click", () => {
  large = !large;
  $("fit").setAttribute("aria-pressed", String(large));
  $("pages").classList.toggle("large", large);
});

/** Print a PDF with the browser's own dialog; where it has none for a PDF, open it. */
export function printOut(address) {
  document.querySelector("iframe")?.remove();
  const frame = el("iframe", { class: "unseen", title: "What is printed", "aria-hidden": "true", tabindex: "-1" });
  frame.addEventListener("load", () => {
    try {
      frame.contentWindow.focus();
      frame.contentWindow.print();
    } catch {
      window.open(address, "_blank", "noopener");
    }
  });
  frame.src = address;
  document.body.append(frame);
}

export function download(address) {
  const link = el("a", { href: address, download: "" });
  document.body.append(link);
  link.click();
  link.remove();
}
