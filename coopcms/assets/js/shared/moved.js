// Where words of an earlier text stand in the text of now: {start, end}, or null where they are changed or gone.
const movedWords = (() => {
  const isLetter = (sign) => /[\p{L}\p{M}\p{N}]/u.test(sign ?? "");
  const same = (before, now, most, at) => {
    let count = 0;
    while (count < most && before.at(at(count)) === now.at(at(count))) count++;
    return count;
  };
  // Letters that were typed up against the words make other words of them.
  const isGrown = (before, now, from, to) =>
    (isLetter(now[to.end]) && !isLetter(before[from.end])) || (isLetter(now[to.start - 1]) && !isLetter(before[from.start - 1]));
  const nearest = (before, now, from) => {
    const words = before.slice(from.start, from.end);
    let found = null;
    for (let at = now.indexOf(words); words && at >= 0; at = now.indexOf(words, at + 1)) {
      const to = { start: at, end: at + words.length };
      const isNearer = !found || Math.abs(at - from.start) < Math.abs(found.start - from.start);
      if (isNearer && !isGrown(before, now, from, to)) found = to;
    }
    return found;
  };

  return (before, now, from) => {
    if (before === now) return from;
    const most = Math.min(before.length, now.length);
    const head = same(before, now, most, (n) => n);
    const tail = same(before, now, most - head, (n) => -1 - n);
    const shift = now.length - before.length;
    let to = null;
    if (from.end <= head) to = from;
    else if (from.start >= before.length - tail) to = { start: from.start + shift, end: from.end + shift };
    return to && !isGrown(before, now, from, to) ? to : nearest(before, now, from);
  };
})();
