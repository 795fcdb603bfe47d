// What the page can do beyond links: j/k through the lines, o to the source, b back; a filter by outlet.
"use strict";
(() => {
  const lines = () => [...document.querySelectorAll(".body .v")].filter(v => v.offsetParent);
  let at = -1, back = null;
  document.querySelectorAll(".keys-help").forEach(h => h.hidden = false);
  const go = n => {
    const all = lines();
    if (!all.length) return;
    all[at]?.classList.remove("now");
    at = Math.max(0, Math.min(all.length - 1, n));
    all[at].classList.add("now");
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    if (e.key === "j") go(at + 1);
    else if (e.key === "k") go(at - 1);
    else if (e.key === "o" && lines()[at]) { back = lines()[at]; location.hash = back.getAttribute("href"); }
    else if (e.key === "b" && back) { back.focus(); back.scrollIntoView({ block: "center" }); }
    else return;
    e.preventDefault();
  });
  // the line clicked is where "b" leads back to; the reader's place in the dossier does not move
  document.querySelectorAll(".body .v, .body .chip.solid").forEach(v => v.addEventListener("click", () => { back = v; at = Math.max(0, lines().indexOf(v)); }));
  // an outlet's mark on its card greys all lines of the others
  document.querySelectorAll("[data-filter]").forEach(chip => {
    chip.setAttribute("role", "button");
    chip.setAttribute("aria-pressed", "false");
    chip.addEventListener("click", e => {
      e.preventDefault();
      const story = chip.closest(".story"), on = chip.getAttribute("aria-pressed") !== "true";
      story.querySelectorAll("[data-filter]").forEach(c => c.setAttribute("aria-pressed", String(on && c === chip)));
      story.querySelectorAll(".body section .v[data-doc]").forEach(v => v.classList.toggle("dim", on && v.dataset.doc !== chip.dataset.filter));
    });
  });
  if (matchMedia("(max-width: 48rem)").matches)
    document.querySelectorAll(".body > section + section > details").forEach(d => d.open = false);
  // a link into a folded section opens it
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.closest("details")?.setAttribute("open", "");
    target?.querySelector(":scope > details")?.setAttribute("open", "");
  };
  addEventListener("hashchange", open);
  open();
})();
