// From finding to finding in the order of the text, from wherever somebody is.
const stepsAmong = (list, written, say) => {
  let last = null; // where the keys led last
  const isAt = (place, here) => here && keyOf(place) === keyOf(here) && place.start === here.start && place.end === here.end;

  const next = (found, here, step) => {
    const known = found.findIndex(({ finding, at }) => finding === last && isAt(at, here));
    if (known >= 0) return known + step;
    const keys = [...written.texts().keys()];
    const rank = here ? keys.indexOf(keyOf(here)) : -1;
    const isAfter = (one) => one.rank > rank || (one.rank === rank && one.at.start >= here.start);
    const after = found.findIndex(isAfter);
    if (step > 0) return after < 0 ? 0 : isAt(found[after].at, here) ? after + 1 : after;
    return (after < 0 ? found.length : after) - 1;
  };
  return {
    step: (step, inPanel) => {
      const texts = written.texts();
      const found = inOrder(list.open(), texts);
      if (!found.length) return say("nowhere", { count: list.counted() });
      const here = inPanel ? placeIn(inPanel, texts) : written.here();
      const at = (next(found, here, step) + found.length) % found.length;
      const { finding, at: place } = found[at];
      last = finding;
      list.current(finding);
      list.reveal(finding);
      written.go(place);
      return say("stepped", { severity: finding.severity, at: at + 1, number: found.length, surface: finding.surface, reason: finding.reason });
    },
    // the one whose words the caret is in
    around: () => {
      const here = written.here();
      const holds = ({ at }) => keyOf(at) === keyOf(here) && at.start <= here.start && here.end <= at.end;
      const met = here ? inOrder(list.all().filter((one) => !one.decided), written.texts()).filter(holds) : [];
      const order = ["finding", "hint", "note"];
      met.sort((a, b) => order.indexOf(a.finding.severity) - order.indexOf(b.finding.severity));
      return (met.find(({ finding }) => finding === last) ?? met[0])?.finding;
    },
  };
};
