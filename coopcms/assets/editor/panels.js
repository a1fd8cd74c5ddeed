// What stands beside the form on a wide screen stands below it on a small one, folded until it is wanted. Beside it,
// readiness and wishes are open, the others as far as there is room: every head stays in sight.
const WIDE = "(min-width: 68.75rem)";
const FIRST = ["wuensche", "bereit"];

const lengthOf = (panel) => panel.querySelector("summary").offsetHeight + (panel.open ? panel.querySelector(".panel-body").scrollHeight : 0);

// The panels end above the form's buttons, also where the page has not been scrolled yet.
const keepInSight = (aside) => {
  let above = 0;
  const fit = () => {
    const top = Math.max(16, Math.round(aside.getBoundingClientRect().top));
    if (top !== above) aside.style.setProperty("--above", `${top}px`);
    above = top;
  };
  fit();
  for (const name of ["scroll", "resize"]) addEventListener(name, fit, { passive: true });
};

const openWhatFits = (panels, most) => {
  for (const panel of panels) panel.open = FIRST.includes(panel.id);
  const length = () => panels.reduce((sum, panel) => sum + lengthOf(panel), 0);
  for (const panel of panels.filter(({ open }) => !open)) {
    panel.open = true;
    panel.open = length() <= most;
  }
};

export const fold = (panels) => {
  const all = [...panels];
  if (!all.length) return;
  const [{ parentElement: aside }] = all;
  keepInSight(aside);
  if (matchMedia(WIDE).matches) openWhatFits(all, parseFloat(getComputedStyle(aside).maxBlockSize));
  else for (const panel of all) panel.open = false;
  const open = (hash) => {
    const panel = all.find(({ id }) => hash === `#${id}`);
    if (panel) panel.open = true;
  };
  open(location.hash);
  document.addEventListener("click", ({ target }) => open(target.closest?.("a")?.getAttribute("href")));
};
