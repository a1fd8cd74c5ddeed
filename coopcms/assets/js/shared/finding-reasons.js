// "All right here": a small form below a finding asks why, and the server keeps the reason with the passage.
const reasonsFor = (place, list, { text, post, name, decided, freed, say }) => {
  const { part, put } = list.entries;
  const sketch = place.querySelector('template[data-part="form"]');
  let count = 0;

  const close = (box) => {
    const finding = list.of(box);
    box.remove();
    part(finding.entry, "okay").focus();
  };
  const refuse = (box, message) => {
    put(box, "error", message);
    box.elements.reason.setAttribute("aria-invalid", "true");
    box.elements.reason.focus();
  };
  const send = async (box) => {
    const reason = box.elements.reason.value.trim();
    if (!reason) return refuse(box, text("reason_missing"));
    const { rule, surface, lemma, block, field, start, end, before, after } = list.of(box);
    const answer = await post("in-ordnung", { rule, surface, lemma, block, field, start, end, before, after, reason }).catch(() => null);
    const { id, message } = (await answer?.json().catch(() => null)) ?? {};
    if (!answer?.ok || !id) return refuse(box, message ?? text(isLoggedOut(answer) ? "out" : "not_kept"));
    const finding = list.of(box);
    box.remove();
    return finding && decided(finding, { id, reason, name, at: "" });
  };

  return {
    close,
    ask: (finding) => {
      const open = finding.entry.querySelector("form");
      if (open) return open.elements.reason.focus();
      const box = sketch.content.firstElementChild.cloneNode(true);
      const error = part(box, "error");
      count += 1;
      error.id = `grund-${count}`;
      box.elements.reason.setAttribute("aria-describedby", error.id);
      box.addEventListener("submit", (event) => {
        event.preventDefault();
        send(box);
      });
      part(box, "cancel").addEventListener("click", () => close(box));
      finding.entry.append(box);
      return box.elements.reason.focus();
    },
    free: async (finding) => {
      const answer = await post(`in-ordnung/${finding.decided.id}/zurueck`, {}).catch(() => null);
      if (answer?.ok) freed(finding);
      else say(isLoggedOut(answer) ? "out" : "not_kept");
    },
  };
};
