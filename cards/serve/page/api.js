// What the page asks of the program that serves it; the session's token goes with every request.

const token = document.querySelector('meta[name="cuecard-token"]').content;

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

async function ask(method, path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, { method, body, signal, headers: { "X-Cuecard-Token": token } });
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new Refused(0, "cuecard does not answer: is it still running in its terminal?");
  }
  const type = answer.headers.get("content-type") || "";
  const said = type.startsWith("application/json") ? await answer.json() : { problem: await answer.text() };
  if (!answer.ok) throw new Refused(answer.status, said.problem || `This went wrong (${answer.status}).`);
  return said;
}

const query = (words) => new URLSearchParams(words).toString();

/** List what there is; `own` leaves out the built-in exercises, which are read once. */
export const list = (own) => ask("GET", own ? "/api/list?own=1" : "/api/list");
export const text = (file) => ask("GET", `/api/text?${query({ file })}`);
export const saveText = (file, text, version) =>
  ask("PUT", "/api/text", JSON.stringify({ file, text, version }));
export const deck = (file) => ask("GET", `/api/deck?${query({ file })}`);
export const saveDeck = (file, deck, version) =>
  ask("PUT", "/api/deck", JSON.stringify({ file, deck, version }));
export const lay = (name, folder, data) => ask("PUT", `/api/file?${query({ name, folder })}`, data);
export const print = (wish, signal) => ask("POST", "/api/print", JSON.stringify(wish), signal);
export const pdf = (id, title, save) =>
  `/print/${id}/${encodeURIComponent(title.replace(/[^\p{L}\p{N}]+/gu, "-") || "cards")}.pdf${save ? "?save=1" : ""}`;
export const picture = (id, page, width) => `/print/${id}/${page}.jpg?width=${Math.round(width)}`;

/** Call `changed` with the names of files that other programs changed. */
export function follow(changed) {
  new EventSource("/api/events").addEventListener("message", (event) => changed(JSON.parse(event.data)));
}
