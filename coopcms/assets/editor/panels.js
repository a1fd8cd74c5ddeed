// What stands beside the form on a wide screen stands below it on a small one, folded until it is wanted.
const WIDE = "(min-width: 68.75rem)";

export const fold = (panels) => {
  if (matchMedia(WIDE).matches) return;
  for (const panel of panels) panel.open = panel.contains(document.querySelector(":target"));
};
