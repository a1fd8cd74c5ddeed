// What a request of a script carries against forged ones, read anew each time: after another login the page gets a new one.
const tokenHeader = () => ({ "X-CSRFToken": document.querySelector("meta[name=csrf-token]")?.content ?? "" });
