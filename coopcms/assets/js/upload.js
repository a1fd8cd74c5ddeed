// Many files: each is a request of its own, so that one that is refused leaves the others alone. Chosen, dropped or
// pasted, they wait in a list until the button is pressed; what became of each stands beside its name and is said.
const form = document.querySelector("form.upload");

if (form) {
  const say = form.dataset;
  const most = Number(say.most);
  const input = form.elements.files;
  const entries = [];
  const list = document.createElement("ol");
  const said = document.createElement("p");
  const drop = document.createElement("p");
  list.className = "queue";
  list.ariaLabel = say.title;
  said.className = "upload-said";
  said.role = "status";
  drop.className = "help";
  drop.textContent = say.drop;
  input.closest(".field").append(drop);
  form.querySelector(".buttons").before(list, said);
  input.required = false;

  const counts = () => {
    const all = entries.length;
    const good = entries.filter((one) => one.state === "taken").length;
    const bad = entries.filter((one) => one.state === "refused").length;
    if (good + bad === 0) return all === 1 ? say.one : all ? say.chosen.replace("#all", all) : "";
    const told = say.counts.replace("#good", good).replace("#all", all);
    return bad ? `${told} ${say.bad.replace("#bad", bad)}` : told;
  };

  const show = (entry, state, text, ...ways) => {
    entry.state = state;
    entry.item.dataset.state = state;
    entry.bar.hidden = state !== "sends";
    entry.word.replaceChildren(text, ...ways.flatMap((way) => [" ", way]));
  };
  const button = (text, about, act) => {
    const made = document.createElement("button");
    const whose = document.createElement("span");
    Object.assign(made, { type: "button", className: "quiet" });
    Object.assign(whose, { className: "hidden", textContent: ` ${about}` });
    made.append(text, whose);
    made.addEventListener("click", act);
    return made;
  };
  const wait = (entry) => {
    const name = entry.file.name;
    const away = button(say.remove, name, () => {
      const place = entries.indexOf(entry);
      entries.splice(place, 1);
      entry.item.remove();
      said.textContent = counts();
      const near = (entries[place] ?? entries[place - 1])?.item.querySelector("button");
      (near ?? input).focus();
    });
    show(entry, "waits", say.waits, away);
  };
  const refuse = (entry, text, mayTryAgain) => {
    const again = button(say.again, entry.file.name, () => {
      wait(entry);
      run();
    });
    show(entry, "refused", `${say.file}: ${text}`, ...(mayTryAgain ? [again] : []));
  };

  const add = (files) => {
    const room = Math.max(0, most - entries.length);
    for (const file of [...files].slice(0, room)) {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      const entry = { file, item, bar: document.createElement("progress"), word: document.createElement("span") };
      name.textContent = file.name;
      entry.bar.max = 100;
      entry.bar.ariaLabel = file.name;
      item.append(name, " ", entry.bar, " ", entry.word);
      entries.push(entry);
      list.append(item);
      if (file.size > Number(say.bytes)) refuse(entry, say.large, false);
      else wait(entry);
    }
    said.textContent = files.length > room ? `${counts()} ${say.many}` : counts();
  };

  const arrived = (entry, request) => {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      answer = {}; // a page for people: the status says enough
    }
    const taken = answer.taken?.[0];
    if (request.status === 413) return refuse(entry, say.large, false);
    if (request.status === 401) return refuse(entry, say.login, true);
    if (answer.problem) return refuse(entry, answer.problem, true);
    if (!taken) return refuse(entry, say.lost, true);
    if (taken.problem) return refuse(entry, taken.problem, false);
    const link = document.createElement("a");
    Object.assign(link, { href: taken.url, textContent: taken.title });
    return show(entry, "taken", `${taken.known ? say.known : say.taken}:`, link);
  };
  const send = (entry) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const data = new FormData();
      for (const name of ["csrf_token", "centre"]) data.append(name, form.elements[name].value);
      data.append("files", entry.file);
      show(entry, "sends", say.sends);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) entry.bar.value = (100 * event.loaded) / event.total;
      });
      request.addEventListener("loadend", () => {
        if (request.status) arrived(entry, request);
        else refuse(entry, say.lost, true);
        resolve();
      });
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.send(data);
    });

  let told = 0;
  const tell = (now) => {
    if (!now && performance.now() - told < 2000) return; // who listens is not told of each of two hundred
    told = performance.now();
    said.textContent = counts();
  };
  const next = () => entries.find((one) => one.state === "waits");
  const lane = async () => {
    for (let entry = next(); entry; entry = next()) {
      await send(entry);
      tell(false);
    }
  };
  const run = async () => {
    await Promise.all([lane(), lane()]);
    if (!entries.some((one) => one.state === "sends")) tell(true);
  };

  input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const centre = form.elements.centre;
    if (!centre.value) {
      said.textContent = say.centre;
      centre.focus();
    } else if (next()) run();
    else {
      said.textContent = entries.length ? counts() : say.none;
      input.focus();
    }
  });
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("dropping");
  });
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    add(event.dataTransfer.files);
  });
  let pasted = 0;
  document.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    add(
      files.map((file) => {
        if (file.name !== "image.png") return file;
        pasted += 1; // a copied picture has no name of its own
        return new File([file], `${say.pasted} ${pasted}.png`, { type: file.type });
      }),
    );
  });
  addEventListener("beforeunload", (event) => {
    if (entries.some((one) => one.state === "sends")) event.preventDefault();
  });
}
