// Where two texts become one, answers and words of one's own stay on this device until they are saved: offered again on the
// next page of this text, at the places that say what they said, and never put in by themselves.
const form = document.querySelector("form.merge[data-pair]");

if (form) {
  const { user, place, pair, mark } = form.dataset;
  const prefix = copies.key(user, `${place}#`);
  const key = prefix + pair;
  const say = (name, values = {}) => form.dataset[name].replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");
  const above = Object.assign(document.createElement("div"), { className: "presence" });
  form.before(above);
  const notices = noticesIn(above, say);
  const plain = (text) => String(text ?? "").replace(/\r\n?/g, "\n").trim();

  const places = [...form.querySelectorAll("[name^='stelle-']")].map((input) => {
    const name = input.name.slice("stelle-".length);
    const radios = [...form.querySelectorAll(`[name="wahl-${name}"]`)];
    return { name, stamp: input.value.split(".")[0], own: form.elements.namedItem(`worte-${name}`), radios };
  });
  const at = ({ name, stamp }) => {
    const alike = places.filter((one) => one.stamp === stamp);
    return alike.find((one) => one.name === name) ?? alike[0];
  };
  const typed = new Map(); // by place: words that are not what had stood in the field
  const answer = (one) => {
    const { name, stamp, own, radios } = one;
    const [side, words] = [radios.find(({ checked }) => checked)?.value ?? "", own?.value ?? ""];
    const isTyped = Boolean(own) && (side === "own" || plain(words) !== plain(own.defaultValue) || plain(words) === typed.get(one));
    if (isTyped) typed.set(one, plain(words));
    return { name, stamp, side, words, typed: isTyped };
  };
  const left = () => [...form.querySelectorAll("[name=uebrig]")].map(({ value }) => value);
  const isSaid = ({ side, typed: own }) => side || own;

  let timer = 0;
  let isDirty = false;
  const note = () => {
    clearTimeout(timer);
    [timer, isDirty] = [0, false];
    const isHere = copies.write(key, { at: Date.now(), token: mark, words: {}, answers: places.map(answer), left: left() });
    notices.show("nowhere", isHere ? "" : say("nowhere"));
  };
  const touched = () => {
    isDirty = true;
    timer ||= setTimeout(note, Number(form.dataset.note));
  };

  // What of a copy does not stand on this page: answers for places that are here, words for places that are not.
  const missing = (copy) => {
    const said = copy.answers.filter(isSaid);
    const here = said.filter((one) => at(one));
    const differs = ({ side, words }, now) => now.side !== side || plain(now.words) !== plain(words);
    const lost = [...copy.left, ...said.filter((one) => one.typed && !at(one)).map(({ words }) => words)].map(plain);
    const known = left().map(plain);
    return {
      answers: here.filter((one) => differs(one, answer(at(one)))),
      words: [...new Set(lost)].filter((text) => text && !known.includes(text)),
    };
  };
  const isHere = (copy) => Object.values(missing(copy)).every(({ length }) => !length);

  const keepBeside = (text) => {
    const sketch = form.querySelector("template");
    const there = form.querySelector(".left-over");
    const box = there ?? sketch.content.firstElementChild.cloneNode(true);
    const area = box.querySelector("textarea");
    const field = there ? area.cloneNode() : area;
    Object.assign(field, { name: "uebrig", value: text });
    if (there) there.append(field);
    else sketch.after(box);
  };
  const put = (copy) => {
    const { answers, words } = missing(copy);
    for (const one of answers) {
      const { own, radios } = at(one);
      for (const radio of radios) radio.checked = radio.value === one.side;
      if (own) own.value = one.words;
      if (one.typed) typed.set(at(one), plain(one.words));
    }
    words.forEach(keepBeside);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const found = copies.of(user).filter(([name, copy]) => name.startsWith(prefix) && copy?.answers);
  const waiting = found.filter(([, copy]) => !isHere(copy)).sort(([, a], [, b]) => b.at - a.at);
  for (const [name] of found) copies.drop(name);
  for (const one of waiting) {
    if (one[0] === key) one[0] = `${key}~${one[1].at}`; // what is answered from now on has the place of its own
    copies.write(...one);
  }
  const offer = () => {
    notices.show("copy", "");
    while (waiting.length && isHere(waiting[0][1])) copies.drop(waiting.shift()[0]);
    if (!waiting.length) return;
    const [name, copy] = waiting[0];
    const moment = new Date(copy.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const done = (act) => () => {
      act();
      copies.drop(name);
      waiting.shift();
      offer();
      (above.querySelector("button") ?? form.querySelector("fieldset input, .buttons button")).focus();
    };
    const take = notices.button("take", done(() => (put(copy), note())));
    notices.show("copy", say("copy", { at: moment }), take, notices.button("forget", done(() => null)));
  };

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", note);
  addEventListener("pagehide", () => isDirty && note());
  if (places.map(answer).some(isSaid) || left().length) note();
  offer();
}
