// A finding holds on to its words while the text around them changes: `text` is the text it was found in, `keys` name all
// texts there were then.
const placeIn = (finding, texts, { start, end } = finding) => {
  const { field, block, text, key, keys } = finding;
  const words = text.slice(start, end);
  const at = texts.has(key) && movedWords(text, texts.get(key), { start, end });
  if (at) return { field, block, ...at, text: words };
  for (const [other, now] of block ? texts : []) {
    const there = !keys.has(other) && movedWords(text, now, { start, end }); // a paragraph was parted in two
    if (there) return { block: other.slice(2), ...there, text: words };
  }
  return null;
};

// Findings of an answer, each with the entry that stood for it before.
const heldOn = (found, texts, before) => {
  const name = (rule, key, start, surface) => JSON.stringify([rule, key, start, surface]);
  const keys = new Set(texts.keys());
  const entries = new Map();
  for (const one of before) {
    const at = placeIn(one, texts);
    if (at) entries.set(name(one.rule, keyOf(at), at.start, one.surface), one.entry);
  }
  return found.map((one, n) => {
    const key = keyOf(one);
    return { ...one, mark: `f${n}`, key, keys, text: texts.get(key) ?? "", entry: entries.get(name(one.rule, key, one.start, one.surface)) };
  });
};

// Those that have a place in the text of now, in the order of reading.
const inOrder = (findings, texts) => {
  const rank = new Map([...texts.keys()].map((key, n) => [key, n]));
  return findings
    .map((finding) => ({ finding, at: placeIn(finding, texts) }))
    .filter(({ at }) => at)
    .map((one) => ({ ...one, rank: rank.get(keyOf(one.at)) }))
    .sort((a, b) => a.rank - b.rank || a.at.start - b.at.start || a.at.end - b.at.end);
};
