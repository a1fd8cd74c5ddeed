// A form that is being written in keeps its words: in the draft of its session at the server, and on this device.
const place = document.querySelector("[data-writing]");
const form = document.querySelector("form.long");

if (place && form) {
  const { write, user, wordsAt, loginAt } = place.dataset; // `write` is empty for an item that is not there yet
  const key = copies.key(user, write || location.pathname);
  const field = (name) => form.elements.namedItem(name);
  const ms = (name) => Number(place.dataset[name]);
  const say = (name, values = {}) => place.dataset[name].replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");
  const made = (tag, className, textContent = "") => Object.assign(document.createElement(tag), { className, textContent });
  const notices = noticesIn(place, say);
  const beside = made("div", "draft-near"); // where people write: above the buttons, which stay in sight
  const near = noticesIn(beside, say);
  const bar = form.querySelector(".buttons");
  const line = made("p", "draft-line");
  const timers = { pause: 0, note: 0, ping: 0, login: 0 };
  const after = (name, milliseconds, act) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, milliseconds);
  };
  let number = Number(field("stand")?.value) || 0; // how often words were sent: a later sending wins, whenever it arrives
  let [begun, sent, apart, gone, dirty, since] = [false, false, false, false, false, 0];
  let trouble = ""; // offline, lost, over, other, denied, large
  let keptAt = ""; // when words last reached the server
  let last = null; // the field that had the focus last
  const there = place.querySelector(".holder"); // who was writing when the page was made
  let other = there?.dataset.name ?? "";
  let queue = Promise.resolve();
  const inTurn = (act) => (queue = queue.catch(() => null).then(act)); // one request after another

  bar.append(line);
  bar.before(beside);
  new ResizeObserver(() => beside.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

  const words = () => Object.fromEntries([...new FormData(form)].filter(([name]) => !["csrf_token", "sitzung", "stand"].includes(name)));
  const note = (kept = false) => {
    clearTimeout(timers.note);
    timers.note = 0;
    return copies.write(key, { at: Date.now(), token: field("sitzung")?.value ?? "", number, kept, words: words() });
  };
  const anew = () => notices.link("logIn", "/admin/login", "_blank");
  const fall = (name) => {
    if (gone) return null; // what was under way when the page was left has no answer
    const isHere = !(dirty || begun) || note();
    if (trouble === name) return null;
    trouble = name;
    line.textContent = isHere ? say(name) : `${say(name)} ${say("nowhere")}`;
    notices.tell(line.textContent);
    notices.show("over", ["over", "other"].includes(name) ? say(name) : "", anew());
    return null;
  };
  const mend = () => {
    if (!trouble) return;
    trouble = "";
    line.textContent = say("back");
    notices.show("over", "");
    notices.tell(line.textContent);
  };

  // The login may have ended, or begun anew in another window: then the forms need its token.
  const renew = async () => {
    const answer = await fetch(loginAt, { redirect: "manual" });
    if (!answer.ok) return fall("over");
    const { user: who, csrf, login } = await answer.json();
    if (String(who) !== user) return fall("other");
    for (const input of document.querySelectorAll("[name=csrf_token]")) input.value = csrf;
    document.querySelector("meta[name=csrf-token]")?.setAttribute("content", csrf);
    expect(login);
    return "renewed";
  };
  const heard = (answer) => {
    if (answer.ok) return answer.json();
    if ([400, 401].includes(answer.status)) return renew();
    return fall({ 403: "denied", 404: "denied", 413: "large", 422: "large" }[answer.status] ?? "lost");
  };
  const post = async (act) => {
    if (act === "entwurf") field("stand").value = ++number;
    return heard(await fetch(`${write}${act}`, { method: "POST", body: new FormData(form), redirect: "manual" }));
  };
  const answerTo = async (act) => {
    try {
      const answer = await post(act);
      return answer === "renewed" ? await post(act) : answer;
    } catch {
      return fall("offline");
    }
  };
  const ask = async (act) => {
    const answer = await answerTo(act);
    if (!answer?.login) return null;
    mend();
    show(answer);
    return answer;
  };

  const begin = async () => {
    begun = Boolean(begun || (await ask("beginn")));
  };
  const keep = async () => {
    clearTimeout(timers.pause);
    if (!dirty || sent) return;
    if (!begun) await begin();
    if (!begun) return;
    const isHere = note();
    [dirty, since] = [false, 0];
    const answer = await ask("entwurf");
    if (answer) tellKept(answer.at);
    else dirty = true;
    if (answer && isHere && !dirty) note(true);
  };
  const check = async () => {
    try {
      if (await renew()) mend();
    } catch {
      fall("offline");
    }
  };
  const pulse = async () => {
    if (!write) await inTurn(() => trouble && check());
    else if (dirty || trouble) await inTurn(() => ((dirty = true), keep()));
    else if (begun && !sent) await inTurn(() => ask("puls"));
    after("ping", ms("ping"), pulse);
  };

  const tellKept = (at) => {
    keptAt = at;
    line.textContent = say(apart ? "apart" : "kept", { at });
  };
  const tellAtTools = (text) => {
    const tools = form.querySelector(".editor > .top");
    const shown = tools?.querySelector(".draft-tools");
    if (shown?.textContent === text) return;
    shown?.remove();
    if (text) tools?.prepend(made("p", "notice draft-tools", text));
  };
  const show = ({ session, number: known, open, holder, also, taken, head, login }) => {
    const wasApart = apart;
    apart = Boolean(taken && holder); // whoever took over may have gone since
    field("sitzung").value = session;
    number = Math.max(number, known);
    begun = open;
    if (holder) other = holder.name;
    there?.remove();
    notices.show("also", also && !holder ? say("also", { names: also }) : "");
    near.show("moved", String(head.id) === field("base").value ? "" : say("moved", head));
    near.show("holder", holder && !taken ? say("holder", holder) : "", take());
    near.show("taken", apart ? say("taken", holder) : "", take());
    tellAtTools(apart ? say("tools", holder) : "");
    if (apart) near.show("mine", "");
    if (apart !== wasApart && keptAt && !trouble) tellKept(keptAt);
    expect(login);
  };
  // Where the button stood there is nothing afterwards: the focus goes back to the words.
  const takeOver = async () => {
    const name = other;
    if (!(await ask("uebernehmen"))) return;
    near.show("mine", say("mine", { name }));
    const body = form.querySelector(".ProseMirror") ?? field("body") ?? form.querySelector("textarea, input:not([type=hidden])");
    (last?.isConnected ? last : body).focus();
  };
  const take = () => notices.button("take", () => inTurn(takeOver));

  // Some minutes before the login ends a person is told, and can stay with one press where that helps.
  const expect = ({ left, extends: helps }) => {
    const early = left - ms("warn");
    if (early > 0) {
      notices.show("ends", "");
      after("login", early * 1000, () => expect({ left: ms("warn"), extends: helps }));
      return;
    }
    const text = say(helps ? "ends" : "last", { minutes: Math.max(1, Math.round(left / 60)) });
    notices.show("ends", text, helps ? notices.button("stay", () => inTurn(check)) : anew());
    after("login", (left + 1) * 1000, () => inTurn(check));
  };

  const typed = () => {
    [dirty, sent] = [true, false];
    since ||= Date.now();
    near.show("mine", "");
    timers.note ||= setTimeout(note, ms("note"));
    if (!write) return;
    after("pause", Math.max(0, Math.min(ms("pause"), since + ms("longest") - Date.now())), () => inTurn(keep));
    if (!begun) inTurn(begin);
  };
  form.addEventListener("input", typed);
  form.addEventListener("focusin", ({ target }) => {
    if (!target.closest("button, a")) last = target;
  });
  there?.append(" ", take());
  form.addEventListener("submit", async (event) => {
    note();
    if (trouble === "offline") {
      event.preventDefault();
      await pulse();
      if (!trouble) form.requestSubmit(event.submitter);
      else notices.tell(say("offline"));
      return;
    }
    sent = true;
    if (field("stand")) field("stand").value = ++number;
  });
  addEventListener("pagehide", () => {
    gone = true;
    if (sent || !(dirty || begun)) return;
    if (dirty) note();
    if (!write) return;
    field("stand").value = ++number;
    if (navigator.sendBeacon(`${write}schluss`, new FormData(form))) return;
    const end = new FormData(); // too long for the way out: the words are on this device
    for (const name of ["csrf_token", "sitzung"]) end.set(name, field(name).value);
    navigator.sendBeacon(`${write}schluss`, end);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) [begun, sent, gone] = [false, false, false];
  });
  addEventListener("online", pulse);
  addEventListener("offline", () => dirty && fall("offline"));
  addEventListener("focus", () => trouble && pulse());
  after("ping", ms("ping"), pulse);
  expect({ left: ms("left"), extends: place.dataset.extends === "1" });

  // Words that reached no server are offered again, and never put in by themselves.
  const copy = copies.read(key);
  const plain = (text) => String(text ?? "").replace(/\r\n?/g, "\n").trim();
  const isWord = (name) => field(name) && !["base", "once"].includes(name);
  const differs = () => Object.entries(copy.words).some(([name, text]) => isWord(name) && plain(field(name).value) !== plain(text));
  const drafts = [...place.querySelectorAll("[data-draft]")].filter((one) => one.dataset.draft === copy?.token);
  const forget = () => {
    copies.drop(key);
    notices.show("copy", "");
  };
  const restore = async () => {
    if (!write) {
      for (const [name, text] of Object.entries(copy.words).filter(([name]) => isWord(name))) {
        if (name === "body" && window.coopcmsEditor) window.coopcmsEditor.set(text);
        else field(name).value = text;
      }
      notices.show("copy", "");
      typed();
      return;
    }
    const data = new FormData();
    const own = { csrf_token: field("csrf_token").value, sitzung: copy.token, stand: copy.number + 1 };
    for (const [name, text] of Object.entries({ ...copy.words, ...own })) data.set(name, text);
    const answer = await fetch(`${write}entwurf`, { method: "POST", body: data, redirect: "manual" }).then(heard, () => fall("offline"));
    if (!answer?.session) return;
    forget();
    location.assign(`${wordsAt}?entwurf=${answer.session}`);
  };
  if (copy && (!differs() || (copy.kept && !drafts.length))) forget();
  else if (copy && !copy.kept && !drafts.some((one) => Number(one.dataset.number) > copy.number)) {
    const at = new Date(copy.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    notices.show("copy", say("copy", { at }), notices.button("restore", () => inTurn(restore)), notices.button("forget", forget));
  }
}
