// A place is {block, start, end}: offsets in UTF-16 within the words of one paragraph or heading, a break counts one.
export const blockNamed = (doc, id) => {
  let found = null;
  doc.descendants((node, pos) => {
    if (!found && node.attrs.id === id) found = { node, pos };
    return !found && !node.isTextblock;
  });
  return found;
};

// {from, to} in the document, or null where there is no such place any more.
export const rangeAt = (doc, { block, start = 0, end = start }) => {
  const found = blockNamed(doc, block);
  if (!found) return null;
  const { node, pos } = found;
  if (node.isAtom) return { from: pos, to: pos + node.nodeSize };
  if (!node.isTextblock) return { from: pos + 1, to: pos + node.nodeSize - 1 };
  return start >= 0 && start <= end && end <= node.content.size ? { from: pos + 1 + start, to: pos + 1 + end } : null;
};

// The place of what is selected, as far as it stands in one paragraph; null where no words are.
export const placeOf = ({ $from, $to }) => {
  if (!$from.parent.isTextblock) return null;
  const end = $to.sameParent($from) ? $to.parentOffset : $from.parent.content.size;
  return { block: $from.parent.attrs.id, start: $from.parentOffset, end };
};
