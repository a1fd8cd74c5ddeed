// What the language check finds, while one writes: a list beside the form and underlines in the text. Words are taken with
// one step that undo takes back; what is in order stays so, with its reason.
const place = document.querySelector("[data-findings]");
const form = document.getElementById("schreiben");

if (place && form) {
  const { findings: home, fields, name, pause } = place.dataset;
  const phrases = JSON.parse(document.getElementById("funde-worte").textContent);
  const text = (which, values = {}) => (phrases[which] ?? "").replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");
  place.prepend(place.querySelector('template[data-part="about"]').content.cloneNode(true));
  const [said, stale] = [place.querySelector(".said"), place.querySelector(".stale")];
  const accepted = document.querySelector("[name=accepted_rules]");
  const written = wordsOf(form, fields.split(" "));
  const post = postTo(home);
  let turn = 0;
  const say = (which, { severity = "", ...values } = {}) => {
    turn = 1 - turn; // the same sentence twice is said twice
    said.textContent = text(which, { severity: text(severity), ...values }) + (turn ? "\u00a0" : "");
  };
  let [list, steps, reasons, below] = [null, null, null, null]; // the server's own list stays until the first answer
  let [isComposing, isDue] = [false, false];
  let counts = ""; // as they were said last
  let taken = []; // {rule, key, words, at} of what was accepted

  const tell = (which) => {
    if (which && stale.textContent !== text(which)) say(which);
    stale.textContent = which && text(which);
    stale.hidden = !which;
  };
  const mark = () => {
    isDue = isComposing; // a word that is being composed is left alone
    if (isDue) return;
    const drawn = list.all().filter((one) => !one.decided && one.severity !== "note" && one.block);
    const found = inOrder(drawn, written.texts());
    written.mark(found.map(({ finding, at }) => ({ ...at, id: finding.mark, level: finding.severity === "hint" ? "is-hint" : "" })));
  };
  const toDo = () => list.all().filter((one) => !one.decided && one.severity !== "note");
  const draw = (findings) => {
    list.draw(findings);
    below(toDo());
    mark();
  };
  const inField = (name) => {
    const mine = toDo().filter((one) => one.field === name);
    const first = mine.find(({ severity }) => severity === "finding") ?? mine[0];
    if (first) list.enter(first);
  };
  // What has come of a finding, and how much there is still to do.
  const sayDone = (which, values) => {
    counts = list.counted();
    say(which, { ...values, left: list.left() });
  };
  const noteTaken = (texts) => {
    taken = taken.filter(({ key, words }) => texts.get(key)?.includes(words)).slice(-Number(accepted.dataset.most));
    accepted.value = taken.map(({ rule }) => rule).join(",");
  };
  const back = (finding) => {
    const at = placeIn(finding, written.texts());
    if (!at || !written.go(at)) say("gone");
  };
  // The way to the next entry, or to the text where nothing is left to do.
  const onward = (finding, at) => {
    const open = list.open();
    const next = open[open.indexOf(finding) + 1] ?? open.find((one) => one !== finding);
    return () => (next ? list.enter(next) : written.go(at));
  };
  const decided = (finding, decision) => {
    const go = onward(finding, placeIn(finding, written.texts()) ?? finding);
    finding.decided = decision;
    draw(list.all());
    go();
    sayDone("stays", { surface: finding.surface });
    asking.anew();
  };
  const freed = (finding) => {
    finding.decided = null;
    draw(list.all());
    list.enter(finding);
    sayDone("freed", { surface: finding.surface });
    asking.anew();
  };
  const show = ({ findings }, texts) => {
    if (!list) {
      list = findingList(place, text);
      steps = stepsAmong(list, written, say);
      reasons = reasonsFor(place, list, { text, post, name, decided, freed, say });
      below = fieldLines(written.fields, { text, enter: inField });
    }
    noteTaken(written.texts());
    draw(heldOn(findings, texts, list.all()));
    if (list.counted() === counts) return;
    counts = list.counted();
    said.textContent = counts;
  };
  const asking = askingFor(written, { post, pause: Number(pause), show, tell });

  const accept = (finding, offer) => {
    const at = placeIn(finding, written.texts(), offer);
    asking.forget(); // undo brings back words that were checked already
    asking.soon();
    if (!at || !written.replace(at, offer.text)) {
      say("changed");
      return;
    }
    const end = at.start + offer.text.length;
    const go = onward(finding, { ...at, start: end, end });
    taken.push({ rule: finding.rule, key: keyOf(at), words: offer.text, at });
    noteTaken(written.texts());
    draw(list.all().filter((one) => one !== finding));
    go();
    sayDone("taken", { old: at.text, new: offer.text });
  };
  const does = { okay: (finding) => reasons.ask(finding), back: (finding) => reasons.free(finding), go: back };

  place.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const finding = button && list?.of(button);
    if (!finding) return;
    if (button.dataset.offer) accept(finding, finding.suggestions[Number(button.dataset.offer)]);
    else does[button.dataset.part]?.(finding);
  });
  place.addEventListener("keydown", (event) => {
    const finding = list?.of(event.target);
    const box = event.target.closest("form");
    if (event.key === "Escape" && finding) {
      event.stopPropagation();
      if (box) reasons.close(box);
      else back(finding);
    } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !box && taken.length) {
      event.preventDefault();
      written.undo(taken.at(-1).at);
    }
  });
  const keyed = (event) => {
    if (!list || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const finding = event.altKey && event.key === "Enter" && !place.contains(event.target) ? steps.around() : null;
    if (event.key === "F8" && !event.altKey) steps.step(event.shiftKey ? -1 : 1, list.of(event.target));
    else if (finding) list.enter(finding);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("keydown", keyed, true); // before the editor hears of them
  document.addEventListener("coopcms:finding", ({ detail }) => list?.current(list.all().find((one) => one.mark === detail?.id)));
  addEventListener("compositionstart", () => (isComposing = true));
  addEventListener("compositionend", () => {
    isComposing = false;
    if (isDue) mark();
  });
  form.addEventListener("input", asking.soon);
  form.addEventListener("submit", (event) => event.defaultPrevented || asking.stop());
  addEventListener("online", asking.soon);
  addEventListener("focus", () => stale.hidden || asking.soon()); // who comes back from logging in
  if (written.isReadable()) asking.soon();
  else document.addEventListener("coopcms:editor", asking.soon, { once: true });
}
