// A heading is at most one level below the one before it: which levels fit where.
export const levelBefore = (doc, pos) => {
  let level = 1;
  doc.nodesBetween(0, pos, (node, at) => {
    if (node.type.name === "heading" && at + node.nodeSize <= pos) level = node.attrs.level;
    return !node.isTextblock;
  });
  return level;
};

// The wanted level, or the deepest one that fits.
export const fitting = (doc, pos, wanted) => Math.min(wanted, levelBefore(doc, pos) + 1);

// The first selected paragraph or heading.
export const chosenBlock = ({ doc, selection: { $from, from, to } }) => {
  if ($from.parent.isTextblock) return { node: $from.parent, pos: $from.before() };
  let found = null;
  doc.nodesBetween(from, to, (node, pos) => {
    if (!found && node.isTextblock) found = { node, pos };
    return !found;
  });
  return found;
};
