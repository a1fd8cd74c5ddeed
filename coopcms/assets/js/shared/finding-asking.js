// The server is asked about the words when typing pauses: one request at a time, and the newest words win.
const LATE = 20_000; // milliseconds after which an answer is not waited for any more

const postTo = (home) => (end, given, signal) =>
  fetch(`${home}${end}`, {
    method: "POST",
    body: typeof given === "string" ? given : JSON.stringify(given),
    headers: { "Content-Type": "application/json", ...tokenHeader() },
    redirect: "manual",
    signal: AbortSignal.any([AbortSignal.timeout(LATE), ...(signal ? [signal] : [])]),
  });

const isLoggedOut = (answer) => [400, 401].includes(answer?.status);

// `show(answer, texts)` gets what was found and the words it was found in, `tell(name)` what is wrong: "", "silent", "over".
const askingFor = (written, { post, pause, show, tell }) => {
  let [timer, isAsking, isWanted, known] = [0, false, false, ""];
  let leaving = new AbortController();
  const check = async () => {
    const sent = written.sent();
    const body = JSON.stringify(sent);
    if (body === known) return;
    const texts = written.texts(sent.blocks);
    const answer = await post("sprache", body, leaving.signal);
    if (!answer.ok) {
      tell(isLoggedOut(answer) ? "over" : "silent");
      return;
    }
    known = body;
    show(await answer.json(), texts);
    tell("");
  };
  const ask = async () => {
    if (!written.isReadable()) return;
    isWanted = true;
    if (isAsking) return;
    isAsking = true;
    while (isWanted) {
      isWanted = false;
      await check().catch(({ name }) => name === "AbortError" || tell("silent"));
    }
    isAsking = false;
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };
  return {
    soon,
    // the page is being left: an answer would come to nobody
    stop: () => {
      clearTimeout(timer);
      isWanted = false;
      leaving.abort();
      leaving = new AbortController();
    },
    // what was known holds no longer, although no word is another
    forget: () => {
      known = "";
    },
    anew: () => {
      known = "";
      clearTimeout(timer);
      return ask();
    },
  };
};
