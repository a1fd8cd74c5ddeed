// Blocks stand at most eight deep in one another, as blocks/shape.py says.
export const MAX_DEPTH = 8;

// How deep the words of a node stand below it.
export const depthOf = (node) => {
  let deepest = 0;
  if (!node.isTextblock) node.forEach((child) => (deepest = Math.max(deepest, depthOf(child))));
  return deepest + 1;
};

// True where `more` levels can be put around the selected words; otherwise it is said that they cannot.
export const depthAllows = ({ selection: { $from, $to } }, more, say) => {
  const fits = Math.max($from.depth, $to.depth) + more <= MAX_DEPTH;
  if (!fits) say("too_deep");
  return fits;
};
