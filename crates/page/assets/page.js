// What the page can do beyond links: j/k through the lines, o to the source, b back; one outlet alone.
"use strict";
(() => {
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const lines = () => all(".body .v").filter(v => v.offsetParent && v.getClientRects().length);
  const calm = { block: "center", behavior: "instant" };
  let now = null;
  all(".keys-help, .filter").forEach(h => { h.hidden = false; });
  const mark = v => { now?.classList.remove("now"); now = v; v.classList.add("now"); };
  const go = step => {
    const list = lines();
    const at = list.indexOf(now);
    // from nowhere, and from a line that was folded away, to the first one in sight
    const next = at >= 0 ? list[at + step] : list.find(v => v.getBoundingClientRect().top > 0);
    if (!next) return;
    mark(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView(calm);
  };
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    if (e.key === "j") go(1);
    else if (e.key === "k") go(-1);
    else if (e.key === "o" && now) location.hash = now.getAttribute("href");
    else if (e.key === "b" && now) {
      history.replaceState(null, "", "#" + now.id);
      location.hash = "-";
      now.focus({ preventScroll: true });
      now.scrollIntoView(calm);
    } else return;
    e.preventDefault();
  });
  // the line last followed is where "b" leads back to
  all(".body .v").forEach(v => v.addEventListener("click", () => mark(v)));
  all("[data-filter]").forEach(select => select.addEventListener("change", () => {
    const story = select.closest(".story");
    story.classList.toggle("filtered", select.value !== "");
    all("[data-o]", story).forEach(x => x.classList.toggle("on", x.dataset.o === select.value));
  }));
  if (matchMedia("(max-width: 40rem)").matches)
    all(".body > section > details").slice(1).forEach(d => { d.open = false; });
  // a link into a fold opens it
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    target.querySelector(":scope > details")?.setAttribute("open", "");
    target.scrollIntoView({ block: target.matches("mark") ? "center" : "start", behavior: "instant" });
  };
  addEventListener("hashchange", open);
  open();
})();
