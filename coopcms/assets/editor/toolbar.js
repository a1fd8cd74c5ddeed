// The toolbar: which buttons are pressed, which can be, which belong to the place of the caret.
import { actions } from "./acts/all.js";
import { roving } from "./roving.js";
import { tips } from "./tips.js";

const shown = (button, { state }) => {
  const { on, can, unfit } = actions[button.dataset.do];
  if (on) button.setAttribute("aria-pressed", String(on(state)));
  button.setAttribute("aria-disabled", String(!(can?.(state) ?? true)));
  if (unfit) button.toggleAttribute("data-unfit", unfit(state));
};

export const toolbar = (bar, { editor, text, run }) => {
  const buttons = [...bar.querySelectorAll("[data-do]")];
  const groups = [...bar.querySelectorAll("[data-within]")];
  const { enter, settle } = roving(bar, () => editor.view.focus());
  let due = 0;

  const show = () => {
    due = 0;
    const { state } = editor;
    const { $from } = state.selection;
    const around = new Set(Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name));
    for (const group of groups) group.hidden = !around.has(group.dataset.within);
    for (const button of buttons) shown(button, editor);
    settle();
  };

  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the words keep their selection
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && button.getAttribute("aria-disabled") !== "true") run(button.dataset.do);
  });
  for (const event of ["transaction", "update"]) {
    editor.on(event, () => {
      due ||= requestAnimationFrame(show); // once a picture, however much is typed
    });
  }
  tips(bar, bar.querySelector(".tip"), text);
  show();
  return { enter };
};
