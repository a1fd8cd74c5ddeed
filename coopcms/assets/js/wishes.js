// What reviewers asked for, beside the form: a wish leads to its place in the text, and is done without leaving the page.
const wishes = document.querySelector(".write-aside .wishes");

if (wishes) {
  const count = wishes.parentElement.querySelector("[role=status]");
  const all = (blocks) => blocks.flatMap((block) => [block, ...all(block.children ?? [])]);

  // a list, a table, a quote: its first words
  const firstOf = (group) => {
    const [leaf] = leavesIn([group]);
    return leaf ? { block: leaf.id, start: 0, end: textOf(leaf).length } : null;
  };

  // where the words stand now: the text may have grown since the page was opened
  const whereIs = ({ block, start, end, words }) => {
    const blocks = window.coopcmsEditor.blocks();
    const group = all(blocks).find((one) => one.id === block && one.children);
    if (group) return firstOf(group);
    const leaves = leavesIn(blocks);
    const known = leaves.filter((leaf) => leaf.id === block);
    const leaf = [...known, ...leaves].find((one) => textOf(one).includes(words)) ?? known[0];
    if (!leaf) return null;
    const text = textOf(leaf);
    if (text.slice(start, end) === words || !text.includes(words)) return { block: leaf.id, start: Math.min(start, text.length), end: Math.min(end, text.length) };
    const at = text.indexOf(words);
    return { block: leaf.id, start: at, end: at + words.length };
  };

  const go = (link) => {
    const place = JSON.parse(link.dataset.place);
    const field = document.querySelector("form.long").elements.namedItem(place.block);
    if (field?.setSelectionRange) {
      field.focus();
      field.setSelectionRange(place.start, place.end);
      return true;
    }
    const where = window.coopcmsEditor && whereIs(place);
    return Boolean(where) && window.coopcmsEditor.go(where) === true;
  };
  wishes.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    if (link && !event.ctrlKey && !event.metaKey && go(link)) event.preventDefault();
  });

  const send = async (form) => {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }); // it leads to a page nobody goes to
    return answer.type === "opaqueredirect";
  };
  for (const sketch of wishes.querySelectorAll("template")) {
    const wish = sketch.closest(".wish");
    const form = sketch.content.querySelector("form");
    const [button, way] = [form.querySelector("button"), wish.querySelector(".ways a")];
    sketch.replaceWith(form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      if (await send(form).catch(() => false)) {
        wish.classList.add("is-done");
        wish.querySelector(".word").textContent = form.dataset.wish;
        count.textContent = `${form.dataset.wish}: ${wishes.querySelectorAll(".is-done").length}/${wishes.children.length}`;
        way.focus();
        form.remove();
      } else {
        button.disabled = false;
        way.focus(); // there it can be done, or it is said why not
      }
    });
  }
}
