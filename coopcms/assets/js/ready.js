// The readiness list beside the form: drawn anew when typing pauses; its links lead to a field or into the text.
const PAUSE = 900;
const ready = document.querySelector("[data-ready]");
const written = document.getElementById("schreiben");

if (ready && written) {
  const list = ready.querySelector(".ready-list");
  const said = Object.assign(document.createElement("p"), { className: "hidden", role: "status" });
  const stale = Object.assign(document.createElement("p"), { className: "note" });
  const words = () => new URLSearchParams([...new FormData(written)].filter(([, value]) => typeof value === "string"));
  const counts = (node) => node.querySelector(".ready-counts")?.textContent.trim() ?? "";
  let drawn = words().toString();
  let timer = 0;
  let asking = null;
  let waiting = null; // a list that came while somebody was in the old one

  // how many are left stands in the head of the list and in the links to it; a field that is filled is not asked for
  const number = () => {
    for (const one of document.querySelectorAll("[data-count=bereit]")) one.textContent = `: ${list.querySelector(".ready-counts").dataset.left}`;
    for (const one of written.querySelectorAll("[data-needs]")) one.hidden = Boolean(written.elements.namedItem(one.dataset.needs)?.value.replace(/<[^>]*>/g, "").trim());
  };
  const put = (fresh) => {
    const open = [...list.querySelectorAll("details[open]")].map((one) => one.dataset.group);
    const before = counts(list);
    list.replaceChildren(...fresh.childNodes);
    for (const name of open) list.querySelector(`details[data-group="${name}"]`)?.setAttribute("open", "");
    if (counts(list) !== before) said.textContent = counts(list);
    number();
    waiting = null;
  };
  const show = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    if (list.contains(document.activeElement)) waiting = fresh;
    else put(fresh);
  };
  const tell = (text) => {
    stale.textContent = text;
    if (text) list.before(stale);
    else stale.remove();
  };
  const ask = async () => {
    const sent = words();
    if (sent.toString() === drawn) return;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(ready.dataset.ready, { method: "POST", body: sent, headers: tokenHeader(), redirect: "manual", signal: asking.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.text());
      drawn = sent.toString();
      tell("");
    } catch (fault) {
      if (fault.name !== "AbortError") tell(ready.dataset.silent);
    }
  };
  ready.prepend(said);
  written.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  written.addEventListener("submit", () => {
    clearTimeout(timer);
    asking?.abort(); // the answer would come to a page that is being left
  });
  list.addEventListener("focusout", (event) => {
    if (waiting && !list.contains(event.relatedTarget)) put(waiting);
  });

  // The server reads words without doubled spaces: the passage is looked for where it was, or nearest to it.
  const isSeen = (text) => /[^\s\u00ad\u034f\u200b-\u200f\u2060]/.test(text);
  const nearest = (text, passage, start) => {
    let found = -1;
    for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
      if (found < 0 || Math.abs(at - start) < Math.abs(found - start)) found = at;
    }
    return found;
  };
  const whereIs = ({ block, number, start, end, passage }) => {
    const texts = textsIn(window.coopcmsEditor.blocks());
    const known = texts.find(([name]) => name === block) ?? texts.filter(([name, text]) => !isAlt(name) && isSeen(text))[Number(number)];
    if (!known) return null;
    const [name, text] = known;
    const [from, to] = [Number(start), Number(end)];
    const words = (passage ?? "").replace(/ …$/, "");
    const at = words && !text.startsWith(words, from) ? nearest(text, words, from) : from;
    return { block: name, start: Math.max(at, 0), end: Math.min(at < 0 ? text.length : at + to - from, text.length) };
  };
  const into = (place) => {
    const where = window.coopcmsEditor && whereIs(place);
    return Boolean(where) && window.coopcmsEditor.go(where) !== false;
  };
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-field]");
    if (!link) return;
    const field = written.elements.namedItem(link.dataset.field);
    if (link.dataset.field === "body" && window.coopcmsEditor) {
      event.preventDefault();
      const first = { number: 0, start: 0, end: 0 };
      if (!into(link.dataset.number ? link.dataset : first)) into(first);
    } else if (field) {
      event.preventDefault();
      field.focus();
      if (link.dataset.passage && field.setSelectionRange) field.setSelectionRange(Number(link.dataset.start), Number(link.dataset.end));
    }
  });

  const [block, start, end] = (new URLSearchParams(location.search).get("stelle") ?? "").split(".");
  if (block && window.coopcmsEditor) into({ block, start, end });
  else if (block) document.addEventListener("coopcms:editor", () => into({ block, start, end }), { once: true });
}
