// A toolbar is one stop of the tab key; arrows, Home and End go from button to button.
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };

export const roving = (bar, leave) => {
  const buttons = () => [...bar.querySelectorAll("button")].filter((button) => !button.closest("[hidden]"));
  const stop = (chosen) => {
    for (const button of bar.querySelectorAll("button")) button.tabIndex = button === chosen ? 0 : -1;
  };
  const current = () => buttons().find((button) => button.tabIndex === 0) ?? buttons()[0];

  bar.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    let next;
    if (event.key in STEPS) next = (at + STEPS[event.key] + all.length) % all.length;
    else if (event.key === "Home") next = 0;
    else if (event.key === "End") next = all.length - 1;
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    all[next]?.focus();
  });
  bar.addEventListener("focusin", (event) => stop(event.target.closest("button") ?? current()));
  stop(current());
  return { enter: () => current().focus(), settle: () => stop(current()) };
};
