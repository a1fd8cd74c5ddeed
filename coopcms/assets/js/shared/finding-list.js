// The list of findings, in groups: what has to be looked at is open, the rest is folded. An entry keeps its node, and with
// it the focus and a reason half written, as long as its finding is there.
const findingList = (place, text) => {
  const sketch = (name) => place.querySelector(`template[data-part="${name}"]`);
  const entries = entriesFrom(sketch("entry"), text);
  const groups = {};
  let shown = [];

  place.querySelector(".findings-list").replaceChildren(sketch("live").content.cloneNode(true));
  for (const group of place.querySelectorAll("[data-group]")) groups[group.dataset.group] = group;
  const groupOf = (finding) => groups[finding.decided ? "decided" : finding.severity];

  // Nodes that stay are not moved: whoever is in one keeps their place.
  const settle = (list, wanted) => {
    for (const node of [...list.children]) if (!wanted.includes(node)) node.remove();
    wanted.forEach((node, n) => list.children[n] === node || list.insertBefore(node, list.children[n] ?? null));
  };
  const number = (findings) => {
    const [all, met] = [new Map(), new Map()];
    for (const { surface } of findings) all.set(surface, (all.get(surface) ?? 0) + 1);
    for (const finding of findings) {
      const nth = (met.get(finding.surface) ?? 0) + 1;
      met.set(finding.surface, nth);
      finding.nth = all.get(finding.surface) > 1 ? nth : 0;
    }
  };
  const parts = () =>
    ["finding", "hint"].map((name) => {
      const number = shown.filter((one) => !one.decided && one.severity === name).length;
      return number && text(number === 1 ? `${name}_one` : `${name}_many`, { number });
    });
  const counted = () => {
    const [findings, hints] = parts();
    return [findings || text("finding_none"), hints].filter(Boolean).join(", ");
  };
  // How much there is still to do, as a sentence.
  const left = () => {
    const count = parts().filter(Boolean).join(", ");
    return count ? text("left", { count }) : `${counted()}.`;
  };
  const tell = () => {
    const count = place.querySelector(".findings-counts");
    if (count.textContent !== counted()) count.textContent = counted();
    const left = shown.filter((one) => !one.decided && one.severity === "finding").length;
    for (const one of document.querySelectorAll("[data-count=sprache]")) one.textContent = `: ${left}`;
  };
  const reveal = ({ entry }) => {
    for (let node = entry.closest("details"); node; node = node.parentElement.closest("details")) node.open = true;
    const room = place.closest(".panel-body");
    const [{ top, bottom }, its] = [room.getBoundingClientRect(), entry.getBoundingClientRect()];
    if (its.top < top) room.scrollTop += its.top - top;
    else if (its.bottom > bottom) room.scrollTop += Math.min(its.bottom - bottom, its.top - top);
  };

  return {
    entries,
    counted,
    left,
    reveal,
    all: () => shown,
    of: (node) => shown.find(({ entry }) => entry.contains(node)),
    // what the keys go through: findings, and hints while they are unfolded
    open: () => shown.filter((one) => !one.decided && (one.severity === "finding" || (one.severity === "hint" && groups.hint.open))),
    current: (finding) => {
      for (const { entry } of shown) entry.removeAttribute("aria-current");
      finding?.entry.setAttribute("aria-current", "true");
    },
    enter: (finding) => {
      reveal(finding);
      finding.entry.focus();
    },
    draw: (findings) => {
      const held = document.activeElement;
      shown = findings;
      number(shown);
      for (const finding of shown) {
        finding.entry ??= entries.made();
        entries.fill(finding.entry, finding);
      }
      for (const [name, group] of Object.entries(groups)) {
        const mine = shown.filter((finding) => groupOf(finding) === group);
        settle(group.querySelector("ol"), mine.map(({ entry }) => entry));
        group.hidden = !mine.length;
        const head = group.querySelector("summary");
        if (head) head.textContent = text(`group_${name}`, { number: mine.length });
      }
      tell();
      if (place.contains(held) && held !== document.activeElement) held.focus();
    },
  };
};
