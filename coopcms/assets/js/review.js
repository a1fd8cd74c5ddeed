// A review: j and k go to the next change and the one before while the text has the focus; a reason outlives a comment.
const proof = document.querySelector(".proof");

if (proof) {
  const marks = [...proof.querySelectorAll(".mark")];
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");

  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target?.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    target?.scrollIntoView({ block: "nearest" });
  };
  if (location.hash) unfold();
  addEventListener("hashchange", unfold);

  const go = (step) => {
    const here = marks.findIndex((mark) => mark.contains(document.activeElement));
    const passed = marks.filter((mark) => mark.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
    const from = here < 0 ? passed.length - (step > 0 ? 1 : 0) : here;
    const next = marks[Math.min(Math.max(from + step, 0), marks.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "center" });
  };
  if (marks.length) {
    const hint = proof.querySelector(".keys");
    if (hint) hint.hidden = false;
    proof.tabIndex = -1;
    proof.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const step = { j: 1, k: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      go(step);
    });
  }

  const reason = document.querySelector("#akt-request_changes textarea");
  if (reason) {
    const kept = `reason:${location.pathname}`;
    if (!reason.value) reason.value = sessionStorage.getItem(kept) ?? "";
    reason.addEventListener("input", () => sessionStorage.setItem(kept, reason.value));
    reason.form.addEventListener("submit", () => sessionStorage.removeItem(kept));
  }
}
