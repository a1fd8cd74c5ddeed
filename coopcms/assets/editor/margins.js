// What lies over the text: the toolbar above, however many lines it has, and the form's buttons where they stick below.
const AIR = 24;
const height = (part) => (part && getComputedStyle(part).position === "sticky" ? part.offsetHeight : 0);

export const margins = (above, below) => ({
  left: 0,
  right: 0,
  get top() {
    return height(above) + AIR;
  },
  get bottom() {
    return height(below) + AIR;
  },
});
