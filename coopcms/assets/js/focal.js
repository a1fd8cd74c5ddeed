// The focal point of a picture: set with a click or the arrow keys, in the two fields that are sent; the piece that
// lists show follows it.
const frame = document.querySelector("[data-focal]");
const fields = document.getElementById("ausschnitt")?.elements;

if (frame && fields) {
  const marks = frame.querySelectorAll("circle");
  const cut = document.querySelector(".cut");
  const button = document.createElement("button");
  button.type = "button";
  const within = (value) => Math.min(100, Math.max(0, Math.round(value)));
  const show = () => {
    const [x, y] = [fields.focal_x.value || 50, fields.focal_y.value || 50];
    for (const mark of marks) {
      mark.setAttribute("cx", `${within(x)}%`);
      mark.setAttribute("cy", `${within(y)}%`);
    }
    cut.className = `cut fx-${Math.round(within(x) / 10)} fy-${Math.round(within(y) / 10)}`;
    button.ariaLabel = frame.dataset.label.replace("#x", x).replace("#y", y);
  };
  const set = (x, y) => {
    fields.focal_x.value = within(x);
    fields.focal_y.value = within(y);
    show();
  };
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  button.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? 10 : 1;
    set(Number(fields.focal_x.value) + far * step[0], Number(fields.focal_y.value) + far * step[1]);
  });
  button.addEventListener("click", (event) => {
    if (event.detail === 0) return; // pressed by a key: the arrows move the point
    const box = button.getBoundingClientRect();
    set((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height);
  });
  for (const name of ["focal_x", "focal_y"]) fields[name].addEventListener("input", show);
  frame.append(button);
  show();
}
