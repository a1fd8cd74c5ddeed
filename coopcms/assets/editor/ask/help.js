// Every shortcut: those of the toolbar as they stand there, and the few that have no button.
import { spelled } from "../tips.js";
import { dialogOf } from "./dialog.js";

export const help = (dialog, { editor, text }, buttons) => {
  const { open } = dialogOf(dialog, editor);
  const list = dialog.querySelector("dl");
  const row = (keys, name) => {
    const [line, term, words] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
    term.textContent = keys.split(" ").map((one) => spelled(one, text)).join(", ");
    words.textContent = name;
    line.append(term, words);
    return line;
  };
  const others = [...list.querySelectorAll("[data-keys]")].map((line) => row(line.dataset.keys, line.textContent.trim()));
  const known = [...buttons].map((button) => row(button.getAttribute("aria-keyshortcuts"), button.querySelector(".name").textContent));
  list.replaceChildren(...others, ...known);
  return open;
};
