"use strict";
/* Filters, steps from finding to finding, and charts of a report. Without it the page is complete, only longer. */

(() => {
  const { charts, words, severities } = JSON.parse(document.getElementById("data").textContent);
  const filters = document.querySelector(".filters");
  if (!filters) return;

  const fill = (sentence, fields) => sentence.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const numbers = (text) => (text ? text.split(" ").map(Number) : []);

  const notes = [...document.querySelectorAll(".note")].map((element) => ({
    element,
    findings: numbers(element.dataset.f),
    severity: ["error", "warning", "info"].find((name) => element.classList.contains(name)),
    category: element.dataset.category,
    rule: element.dataset.rule,
    document: element.closest(".document").dataset.document,
    words: "",
    shown: true,
  }));
  const noteOf = [];
  for (const note of notes) for (const finding of note.findings) noteOf[finding] = note;
  const marksOf = [];
  const marks = [...document.querySelectorAll("mark[data-f]")].map((element) => {
    const findings = numbers(element.dataset.f);
    for (const finding of findings) (marksOf[finding] ??= []).push(element);
    return { element, findings };
  });
  const sections = [...document.querySelectorAll(".document")];
  const total = noteOf.length;
  const order = noteOf.map((_, finding) => finding);

  let shown = order;
  let current = null;
  const hidden = new Set();

  const form = filters.elements;
  const standing = filters.querySelector(".standing");
  const clear = filters.querySelector(".clear");
  const none = document.querySelector(".none");
  const filtered = document.querySelector(".filtered");

  function tell() {
    const at = shown.indexOf(current);
    const isAll = shown.length === total;
    standing.textContent =
      at >= 0 ? fill(words.standing, { at: at + 1, shown: shown.length })
      : isAll ? fill(words.shown_all, { total })
      : fill(words.shown_some, { shown: shown.length, total });
  }

  function apply() {
    const query = form.words.value.trim().toLowerCase();
    const category = form.category.value;
    const rule = form.rule.value;
    const file = form.document ? form.document.value : "";
    for (const note of notes) {
      if (query && !note.words) note.words = note.element.textContent.toLowerCase();
      note.shown =
        !hidden.has(note.severity) &&
        (!category || note.category === category) &&
        (!rule || note.rule === rule) &&
        (!file || note.document === file) &&
        (!query || note.words.includes(query));
      note.element.hidden = !note.shown;
    }
    shown = order.filter((finding) => noteOf[finding].shown);
    for (const { element, findings } of marks) {
      element.classList.toggle("off", !findings.some((finding) => noteOf[finding].shown));
    }
    const withNotes = new Set(notes.filter((note) => note.shown).map((note) => note.document));
    for (const section of sections) section.hidden = !withNotes.has(section.dataset.document);
    if (current !== null && !noteOf[current].shown) select(null);
    const isAll = shown.length === total;
    clear.hidden = isAll && !query && !category && !rule && !file && !hidden.size;
    none.hidden = shown.length > 0;
    filtered.hidden = isAll;
    filtered.textContent = fill(words.filtered, { shown: shown.length, total });
    tell();
  }

  function select(finding, toText = true) {
    for (const element of document.querySelectorAll(".current, .related")) element.classList.remove("current", "related");
    current = finding;
    tell();
    if (finding === null) return;
    const note = noteOf[finding];
    const section = note.element.closest(".document");
    section.querySelector("details").open = true;
    note.element.classList.add("current");
    note.element.firstElementChild.open = true;
    for (const mark of marksOf[finding]) mark.classList.add("current");
    for (const mark of section.querySelectorAll(`[data-r~="${finding}"]`)) mark.classList.add("related");
    if (toText) {
      note.element.querySelector("summary").focus({ preventScroll: true });
      show(marksOf[finding][0], note.element);
      // What was not laid out before it came near takes its true height only now.
      requestAnimationFrame(() => show(marksOf[finding][0], note.element));
    }
  }

  /* Scrolls to the mark, and to its note too where the window holds both. */
  function show(mark, note) {
    const [a, b] = [mark.getBoundingClientRect(), note.getBoundingClientRect()];
    const top = Math.min(a.top, b.top);
    const above = getComputedStyle(filters).position === "sticky" ? filters.offsetHeight : 0;
    const steps = filters.querySelector(".steps");
    const below = getComputedStyle(steps).position === "fixed" ? steps.offsetHeight : 0;
    const spare = innerHeight - above - below - (Math.max(a.bottom, b.bottom) - top);
    if (spare > 40) scrollBy(0, top - above - Math.min(spare / 2, innerHeight * 0.28));
    else mark.scrollIntoView({ block: "start" });
  }

  function step(by) {
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length;
    if (current !== null && noteOf[current] !== noteOf[shown[next]]) noteOf[current].element.firstElementChild.open = false;
    select(shown[next]);
  }

  function reset() {
    filters.reset();
    hidden.clear();
    for (const button of filters.querySelectorAll("[data-severity]")) button.setAttribute("aria-pressed", "true");
    apply();
  }

  function choose(name, key) {
    form[name].value = form[name].value === key ? "" : key;
    apply();
  }

  let waiting = 0;
  filters.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.step) step(Number(button.dataset.step));
    if (button.classList.contains("clear")) {
      event.preventDefault();
      reset();
    }
    if (button.dataset.severity) {
      const { severity } = button.dataset;
      if (!hidden.delete(severity)) hidden.add(severity);
      button.setAttribute("aria-pressed", String(!hidden.has(severity)));
      apply();
    }
  });

  const page = document.getElementById("documents");
  page.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      select(Number(link.dataset.go), false);
      const related = [...page.querySelectorAll(`[data-r~="${link.dataset.go}"]`)];
      const own = related[Number(link.dataset.nth)] ?? related[0];
      if (own) own.scrollIntoView({ block: "start" });
      return;
    }
    const mark = event.target.closest("mark[data-f]");
    if (mark) {
      const finding = numbers(mark.dataset.f).find((number) => noteOf[number].shown);
      if (finding !== undefined) select(finding, false);
      return;
    }
    const summary = event.target.closest(".note summary");
    if (summary) {
      const [finding] = numbers(summary.closest(".note").dataset.f);
      if (!summary.parentElement.open) {
        select(finding, false);
        summary.parentElement.open = false;
      }
    }
  });
  page.addEventListener("mouseover", (event) => over(event.target, true));
  page.addEventListener("mouseout", (event) => over(event.target, false));

  function over(target, on) {
    const mark = target.closest("mark[data-f]");
    const note = target.closest(".note");
    const findings = numbers((mark ?? note)?.dataset.f);
    for (const finding of findings) {
      noteOf[finding].element.classList.toggle("over", on);
      for (const element of marksOf[finding]) element.classList.toggle("over", on);
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      event.target.blur();
      select(null);
      reset();
      return;
    }
    if (event.target.matches("input, select, textarea")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "/") form.words.focus();
    else return;
    event.preventDefault();
  });

  // On paper notes stand below their line: moved there, both may break across pages.
  const noted = [...document.querySelectorAll(".notes")];
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const list of noted) list.parentElement.append(list);
    for (const details of document.querySelectorAll("#documents details:not([open]), .clean details:not([open])")) {
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const list of noted) list.parentElement.prepend(list);
    for (const details of opened.splice(0)) details.open = false;
  });

  filters.hidden = false;
  document.querySelector(".keys").hidden = false;
  tell();

  for (const holder of document.querySelectorAll("[data-chart]")) {
    const name = holder.dataset.chart;
    if (name === "place") {
      const labels = charts.place.map((_, part) => (part === 1 ? words.place_start : part === charts.place.length - 2 ? words.place_end : ""));
      drawParts(holder, charts.place, severities, labels, (first) => first && select(Number(first)));
    } else {
      drawRows(holder, charts[name], severities, (key) => choose(name, key));
    }
  }
})();
