// The public page beside the form: drawn anew when typing pauses, as wide as chosen, where one had scrolled to.
const PAUSE = 1200;
const beside = document.querySelector(".beside");
const typed = document.getElementById("schreiben");

if (beside && typed) {
  const stage = beside.querySelector(".stage");
  const again = beside.querySelector("[formtarget]");
  const [bar, said] = beside.querySelector("template").content.cloneNode(true).children;
  const choices = [...bar.querySelectorAll("button")];
  const words = () => [...new FormData(typed)].filter(([, value]) => typeof value === "string");
  let width = sessionStorage.getItem("ansicht") ?? stage.dataset.width; // a phone until somebody chose
  let drawn = JSON.stringify(words());
  let timer = 0;
  let count = 0;

  // a form of its own is sent: the one that is typed in is not, and nothing that listens to it takes this for saving
  const send = (target) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: `${new URL(again.formAction).pathname}?breite=${width}`, target, hidden: true });
    for (const [name, value] of words()) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    HTMLFormElement.prototype.submit.call(form);
    form.remove();
  };

  // each drawing has a frame of its own, shown when it is complete: nothing flickers, and “back” leads out of the page
  const draw = () => {
    clearTimeout(timer);
    if (!stage.checkVisibility()) return;
    drawn = JSON.stringify(words());
    stage.querySelector(".coming")?.remove();
    const old = stage.querySelector("iframe");
    const next = old.cloneNode(false);
    for (const name of ["src", "loading"]) next.removeAttribute(name);
    next.name = `ansicht-${(count += 1)}`;
    next.className = "coming";
    stage.append(next);
    next.addEventListener("load", () => arrive(old, next));
    stage.setAttribute("aria-busy", "true");
    send(next.name);
  };

  const arrive = (old, next) => {
    const page = next.contentDocument;
    if (page?.URL === "about:blank" || !next.classList.contains("coming")) return;
    stage.removeAttribute("aria-busy");
    said.textContent = page ? "" : beside.dataset.silent;
    if (!page) {
      next.remove();
      return;
    }
    next.contentWindow.scrollTo({ top: old.contentWindow?.scrollY ?? 0, behavior: "instant" });
    const here = document.activeElement === old;
    next.className = "";
    old.remove();
    if (here) next.focus();
  };

  const choose = (name) => {
    const paper = [width, name].includes("papier") && width !== name;
    width = name;
    sessionStorage.setItem("ansicht", name);
    stage.dataset.width = name;
    for (const button of choices) button.setAttribute("aria-pressed", String(button.value === name));
    if (paper) draw();
  };

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => JSON.stringify(words()) !== drawn && draw(), PAUSE);
  };

  again.parentElement.before(bar);
  stage.after(said);
  for (const button of choices) button.addEventListener("click", () => choose(button.value));
  again.addEventListener("click", (event) => {
    event.preventDefault();
    draw();
  });
  typed.addEventListener("input", wait);
  typed.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    stage.querySelector(".coming")?.remove(); // it would come to a page that is being left
    stage.removeAttribute("aria-busy");
  });
  stage.closest("details")?.addEventListener("toggle", wait);
  const kept = width;
  width = stage.dataset.width;
  choose(choices.some((button) => button.value === kept) ? kept : width);
}

// on a phone the page of its own begins with the phone, unless a width was chosen
const tabs = document.querySelector("nav.widths");
if (tabs && matchMedia("(max-width: 599px)").matches && !new URLSearchParams(location.search).has("breite")) {
  tabs.querySelector("[aria-current]")?.removeAttribute("aria-current");
  tabs.querySelector('[href$="=telefon"]').setAttribute("aria-current", "true");
  document.querySelector(".stage").dataset.width = "telefon"; // the page is the same, but for its width
}

const made = document.querySelector(".made");
if (made) {
  const address = made.querySelector("input");
  const button = made.querySelector("template").content.cloneNode(true).firstElementChild;
  address.after(button);
  address.addEventListener("focus", () => address.select());
  button.addEventListener("click", async () => {
    address.select();
    await navigator.clipboard?.writeText(address.value);
    if (navigator.clipboard) button.querySelector("span").textContent = button.dataset.done;
  });
  made.focus();
}
