// Blocks stand at most eight deep in one another, as blocks/shape.py says.
export const MAX_DEPTH = 8;

// How many levels a node has, itself counted.
export const levels = (node) => {
  let deepest = 0;
  if (!node.isTextblock) node.forEach((child) => (deepest = Math.max(deepest, levels(child))));
  return deepest + 1;
};

// True where `more` levels can be put around the selected blocks; otherwise it is said that they cannot.
export const depthAllows = ({ selection: { $from, $to } }, more, say) => {
  const range = $from.blockRange($to);
  let deepest = 0;
  for (let at = range.startIndex; at < range.endIndex; at++) deepest = Math.max(deepest, levels(range.parent.child(at)));
  const fits = range.depth + deepest + more <= MAX_DEPTH;
  if (!fits) say("too_deep");
  return fits;
};

// Nodes that fit below this many levels; of what stands too deep the paragraphs and headings are left.
export const flattened = (nodes, room) =>
  nodes.flatMap((node) => {
    if (levels(node) <= room) return [node];
    const inner = [];
    node.descendants((child) => {
      if (child.isTextblock) inner.push(child);
      return !child.isTextblock;
    });
    return inner;
  });
