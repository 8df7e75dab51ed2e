"use strict";
// Everything works without this script. It shows what is new while the page is open.
(() => {
  // The cookie has the token now: it should not stay in the address.
  const here = new URL(location.href);
  if (here.searchParams.has("token")) {
    here.searchParams.delete("token");
    history.replaceState(null, "", here);
  }

  for (const select of document.querySelectorAll(".filters select")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }

  const news = document.getElementById("news");
  const clock = document.getElementById("clock");
  if (!news || !clock) return;

  /** Replaces the parts of the page that have changed, but not those in which somebody is typing. */
  const refresh = async () => {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok) return;
    // The server escapes all values; a parsed document runs no scripts.
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = next.getElementById(part.id);
      const active = part.contains(document.activeElement) ? document.activeElement : null;
      const edited = [...part.querySelectorAll("textarea, input")].some((field) => field.value !== field.defaultValue);
      if (!fresh || edited || (active && !active.id)) continue;
      for (const open of part.querySelectorAll("details[open]")) {
        const same = fresh.querySelector(`#${CSS.escape(open.id)}`);
        if (same) same.open = true;
      }
      if (part.isEqualNode(fresh)) continue;
      part.replaceWith(document.adoptNode(fresh));
      if (active) document.getElementById(active.id)?.focus({ preventScroll: true });
    }
  };

  let waiting = 0;
  const refreshSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => refresh().catch(() => {}), 150);
  };

  // A running clock is shown as running.
  let read = "";
  let since = 0;
  setInterval(() => {
    const clock = document.getElementById("clock");
    if (clock.dateTime !== read) [read, since] = [clock.dateTime, Date.now()];
    const now = Date.parse(read) + Date.now() - since;
    if ("runs" in clock.dataset && now < 8.64e15) clock.textContent = new Date(now).toISOString().slice(0, 19).replace("T", " ");
  }, 1000);

  const source = new EventSource("/events/stream");
  const tell = (text, live) => {
    news.textContent = text;
    news.classList.toggle("live", live);
  };
  source.addEventListener("open", () => tell("Live", true));
  source.addEventListener("error", () => tell("The sandbox has ended", false));
  source.addEventListener("message", (message) => {
    const event = JSON.parse(message.data);
    tell(`${event.type} ${event.subject}`, true);
    refreshSoon();
  });
  source.addEventListener("traffic", refreshSoon);
  // A browser has few connections for a host: a page that is left gives its own back.
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (shown) => { if (shown.persisted) location.reload(); });
})();
