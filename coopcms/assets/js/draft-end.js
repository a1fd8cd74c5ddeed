// Copies on this device end with what made them needed: a save, or logging out.
const out = document.querySelector("form[action='/admin/logout']");

if (out?.dataset.user) {
  const { user, words } = out.dataset;
  const marks = document.querySelector("meta[name=saved]")?.content.split(" ") ?? [];
  copies.dropSaved(user, marks);
  out.addEventListener("submit", (event) => {
    const only = copies.of(user).some(([, copy]) => copy && !copy.kept);
    if (only && !confirm(words)) event.preventDefault();
    else for (const [key] of copies.of(user)) copies.drop(key);
  });
}
