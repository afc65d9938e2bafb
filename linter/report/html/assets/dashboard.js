"use strict";
/* The dashboard of an archive: all sums are made here, from what every document holds of every rule. */

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { words, severities, categories, folders, documents, clean } = data;
  const LEVELS = ["error", "warning", "info"];
  const PAGE = 25;
  const FEW = 12;
  const MANY = 60;

  const rules = data.rules.map(([id, category, severity, message, why, source, samples]) => ({
    id, category, level: LEVELS.indexOf(severity), message: message || id, why, source, samples,
  }));
  const messageOf = new Map(rules.map((rule) => [rule.id, rule.message]));
  const withId = (row) => [...row.slice(0, 5), `${row[1]} (${row[0]})`];
  const count = documents.length;
  const lowered = [];
  const language = document.documentElement.lang;
  const whole = new Intl.NumberFormat(language);
  const rate = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = (part, all) => (all ? rate.format((part / all) * 100) : "0");
  const fill = (sentence, fields) => sentence.replace(/\{(\w+)\}/g, (_, name) => fields[name]);
  const pathOf = (number) => (folders[documents[number][0]] === "." ? "" : `${folders[documents[number][0]]}/`) + documents[number][1];

  const within = (folder, above) => !above || folder === above || (folder.startsWith(above) && "/!".includes(folder[above.length]));
  function childOf(folder, above) {
    const from = above ? above.length + 1 : 0;
    const cut = folder.slice(from + 1).search(/[/!]/);
    return cut < 0 ? folder : folder.slice(0, from + 1 + cut);
  }
  const used = new Set([...documents.map((row) => row[0]), ...clean.map((row) => row[0])]);
  function commonFolder() {
    const names = [...used].map((at) => folders[at]);
    let above = "";
    while (names.length) {
      const below = childOf(names[0], above);
      if (below === above || names.some((name) => name === above || !within(name, below))) return above;
      above = below;
    }
    return above;
  }
  const top = commonFolder();

  const element = (tag, attributes = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.append(...children);
    return made;
  };

  const filters = document.querySelector(".filters");
  const form = filters.elements;
  const list = document.querySelector(".list");
  const about = document.querySelector(".about");
  const clear = filters.querySelector(".clear");
  const order = list.querySelector("[name=order]");
  const start = () => ({ category: "", rule: "", year: "", folder: top, exact: false });
  const hidden = new Set();
  const wide = new Set();
  const charts = {};
  let chosen = start();
  let found = [];
  let page = 0;

  function sums() {
    const query = form.words.value.trim().toLowerCase();
    const inFolder = folders.map((name) => (chosen.exact ? name === chosen.folder : within(name, chosen.folder)));
    const result = { category: new Map(), rule: new Map(), year: new Map(), folder: new Map(), found: [], totals: [0, 0, 0] };
    const group = (map, key) => map.get(key) ?? map.set(key, { values: [0, 0, 0], documents: 0 }).get(key);
    const folderKey = (at) => (folders[at] === chosen.folder ? `${chosen.folder}\0` : childOf(folders[at], chosen.folder));
    const keys = folders.map((name, at) => (used.has(at) && within(name, chosen.folder) ? folderKey(at) : ""));
    for (let number = 0; number < count; number += 1) {
      const [folder, name, year, pairs] = documents[number];
      if (query && !(lowered[number] ??= pathOf(number).toLowerCase()).includes(query)) continue;
      const isHere = inFolder[folder];
      const isYear = chosen.year === "" || String(year) === chosen.year;
      if (!isHere && !(isYear && within(folders[folder], chosen.folder))) continue;
      const values = [0, 0, 0];
      for (let at = 0; at < pairs.length; at += 2) {
        const rule = rules[pairs[at]];
        const times = pairs[at + 1];
        if (hidden.has(LEVELS[rule.level])) continue;
        const isCategory = !chosen.category || rule.category === chosen.category;
        const isRule = !chosen.rule || rule.id === chosen.rule;
        if (isHere && isYear) {
          group(result.category, rule.category).values[rule.level] += times;
          if (isCategory) group(result.rule, rule.id).values[rule.level] += times;
        }
        if (isCategory && isRule) values[rule.level] += times;
      }
      const all = values[0] + values[1] + values[2];
      if (isHere) add(group(result.year, year), values);
      if (isYear && keys[folder]) add(group(result.folder, keys[folder]), values);
      if (isHere && isYear && all) {
        result.found.push([number, ...values]);
        for (const level of [0, 1, 2]) result.totals[level] += values[level];
      }
    }
    if (!query) {
      for (const [folder, year, times] of clean) {
        if (inFolder[folder]) group(result.year, year).documents += times;
        if (keys[folder] && (chosen.year === "" || String(year) === chosen.year)) group(result.folder, keys[folder]).documents += times;
      }
    }
    return result;
  }

  function add(group, values) {
    group.documents += 1;
    for (const level of [0, 1, 2]) group.values[level] += values[level];
  }

  /* Rows of a chart, either counts or, where documents can be counted too, findings in a hundred documents. */
  function rowsOf(map, nameOf, hundredth) {
    return [...map].map(([key, { values, documents: among }]) => {
      const shown = hundredth && among ? values.map((value) => (value * 100) / among) : values;
      const name = nameOf(key);
      const title = among ? fill(words.in_documents, { name, documents: whole.format(among) }) : name;
      return [String(key), name, ...shown, title];
    });
  }
  const total = (row) => row[2] + row[3] + row[4];

  function draw(name, rows, format, choose) {
    const figure = document.querySelector(`[data-figure=${name}]`);
    const holder = figure.querySelector(".chart");
    const more = figure.querySelector(".more");
    charts[name]?.detach();
    holder.replaceChildren();
    const sorted = rows.filter((row) => total(row)).sort((one, other) => total(other) - total(one));
    const shown = sorted.slice(0, wide.has(name) ? MANY : FEW);
    more.hidden = sorted.length <= FEW;
    more.textContent = wide.has(name) ? words.fewer : words.more;
    holder.hidden = !shown.length;
    charts[name] = shown.length ? drawRows(holder, shown, severities, choose, format) : null;
  }

  function drawYears(rows, format) {
    const holder = document.querySelector("[data-figure=year] .chart");
    charts.year?.detach();
    holder.replaceChildren();
    rows.sort((one, other) => (Number(one[0]) || 9999) - (Number(other[0]) || 9999));
    holder.hidden = !rows.length;
    charts.year = rows.length ? drawParts(holder, rows, severities, yearLabels(rows), (year) => choose("year", year), format) : null;
  }

  /* As many names as there is room for, the last always. */
  function yearLabels(rows) {
    const each = Math.ceil(rows.length / 12);
    return rows.map((row, at) => ((rows.length - 1 - at) % each ? "" : row[1]));
  }

  function choose(name, key) {
    chosen[name] = chosen[name] === key ? "" : key;
    if (name === "category") chosen.rule = "";
    apply();
  }

  function enter(key) {
    const exact = key.endsWith("\0");
    chosen.folder = exact ? key.slice(0, -1) : key;
    chosen.exact = exact && !chosen.exact;
    apply();
  }

  function tellWay() {
    const way = document.querySelector(".way");
    const steps = [[top, top === "" ? words.all_folders : lastPart(top)]];
    let at = top;
    while (at !== chosen.folder) {
      at = childOf(chosen.folder, at);
      steps.push([at, lastPart(at)]);
    }
    way.hidden = steps.length < 2 && !chosen.exact;
    way.replaceChildren(
      ...steps.map(([folder, name], nth) =>
        nth === steps.length - 1 && !chosen.exact
          ? element("span", { textContent: name })
          : element("button", { type: "button", textContent: name, onclick: () => enter(folder) })),
      ...(chosen.exact ? [element("span", { textContent: words.here })] : []),
    );
  }
  const lastPart = (folder) => folder.split(/[/!]/).filter(Boolean).at(-1) ?? folder;
  const yearName = (year) => (Number(year) ? String(year) : words.no_year);

  function tellChosen() {
    const names = { category: categories[chosen.category], rule: messageOf.get(chosen.rule), year: chosen.year && yearName(chosen.year) };
    const chips = Object.entries(names).filter(([name]) => chosen[name]).map(([name, text]) =>
      element("button", { type: "button", textContent: text, ariaLabel: fill(words.remove, { name: text }), onclick: () => choose(name, chosen[name]) }));
    filters.querySelector(".chosen-ones").replaceChildren(...chips);
    clear.hidden = !chips.length && !hidden.size && !form.words.value && chosen.folder === top && !chosen.exact;
  }

  function tellRule() {
    const same = rules.filter((rule) => rule.id === chosen.rule);
    about.hidden = !same.length;
    if (!same.length) return;
    const [rule] = same;
    const samples = same.flatMap((one) => one.samples).map(([path, line, message, before, quote, after]) =>
      element("li", {}, `${before ? "…" : ""}${before}`, element("mark", { textContent: quote }), `${after}${after ? "…" : ""}`,
        element("span", { className: "where", textContent: `${path} · ${fill(words.line, { line })} · ${message}` })));
    const told = [[words.why, rule.why], [words.source, rule.source]].filter(([, text]) => text);
    about.className = `about ${LEVELS[rule.level]}`;
    about.replaceChildren(
      element("h2", {}, rule.message, element("code", { textContent: rule.id })),
      element("dl", {},
        ...told.flatMap(([name, text]) => [element("dt", { textContent: name }), element("dd", { textContent: text })]),
        ...(samples.length ? [element("dt", { textContent: words.samples }), element("dd", {}, element("ul", {}, ...samples))] : [])),
    );
  }

  const ORDERS = {
    errors: (one, other) => other[1] - one[1] || other[2] - one[2] || other[3] - one[3] || one[0] - other[0],
    findings: (one, other) => other[1] + other[2] + other[3] - one[1] - one[2] - one[3] || one[0] - other[0],
    path: (one, other) => (pathOf(one[0]) < pathOf(other[0]) ? -1 : 1),
  };

  function tellDocuments() {
    const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
    page = Math.min(page, last);
    const shown = found.slice(page * PAGE, (page + 1) * PAGE);
    list.querySelector("tbody").replaceChildren(...shown.map(rowOf));
    list.querySelector(".none").hidden = found.length > 0;
    list.querySelector(".page").textContent = found.length
      ? fill(words.page, { first: whole.format(page * PAGE + 1), last: whole.format(page * PAGE + shown.length), all: whole.format(found.length) })
      : "";
    for (const button of list.querySelectorAll("[data-turn]")) {
      const to = page + Number(button.dataset.turn);
      button.disabled = to < 0 || to > last;
    }
  }

  function rowOf([number, ...values]) {
    const [folder, name, year] = documents[number];
    const button = element("button", { type: "button", ariaExpanded: "false" },
      element("span", { className: "folder", textContent: folders[folder] === "." ? "" : `${folders[folder].slice(top && within(folders[folder], top) ? top.length + 1 : 0)}/`.replace(/^\/$/, "") }),
      element("span", { className: "file", textContent: name }));
    const row = element("tr", {}, element("th", { scope: "row" }, button), element("td", { textContent: Number(year) ? year : "" }),
      ...[...values, values[0] + values[1] + values[2]].map((value) => element("td", { textContent: value ? whole.format(value) : "" })));
    button.onclick = () => {
      const isOpen = button.ariaExpanded === "true";
      button.ariaExpanded = String(!isOpen);
      if (isOpen) row.nextElementSibling.remove();
      else row.after(detailOf(number));
    };
    return row;
  }

  function detailOf(number) {
    const pairs = documents[number][3];
    const lines = [];
    for (let at = 0; at < pairs.length; at += 2) lines.push([rules[pairs[at]], pairs[at + 1]]);
    lines.sort((one, other) => one[0].level - other[0].level || other[1] - one[1]);
    const items = lines.map(([rule, times]) =>
      element("li", {}, element("span", { textContent: whole.format(times) }),
        element("span", { className: `kind ${LEVELS[rule.level]}`, textContent: severities[rule.level] }),
        element("span", { textContent: rule.message }),
        element("button", { type: "button", textContent: rule.id, onclick: () => { if (chosen.rule !== rule.id) choose("rule", rule.id); } })));
    return element("tr", { className: "detail" }, element("td", { colSpan: 6 }, element("ul", {}, ...items)));
  }

  function sort() {
    found.sort(ORDERS[order.value]);
    page = 0;
    tellDocuments();
  }

  function apply() {
    const result = sums();
    const hundredth = form.measure.value === "hundred" && !form.words.value.trim();
    const format = (value) => (hundredth ? rate : whole).format(value);
    form.measure.disabled = Boolean(form.words.value.trim());
    drawYears(rowsOf(result.year, yearName, hundredth), format);
    draw("folder", rowsOf(result.folder, (key) => (key.endsWith("\0") ? words.here : lastPart(key)), hundredth), format, enter);
    draw("category", rowsOf(result.category, (key) => categories[key], false), whole.format, (key) => choose("category", key));
    draw("rule", rowsOf(result.rule, (key) => messageOf.get(key), false).map(withId), whole.format, (key) => choose("rule", key));
    tellWay();
    tellChosen();
    tellRule();
    found = result.found;
    const findings = result.totals[0] + result.totals[1] + result.totals[2];
    filters.querySelector(".standing").textContent =
      fill(words.chosen, { documents: whole.format(found.length), findings: whole.format(findings) });
    sort();
  }

  function reset() {
    filters.reset();
    hidden.clear();
    chosen = start();
    for (const button of filters.querySelectorAll("[data-severity]")) button.setAttribute("aria-pressed", "true");
    apply();
  }

  let waiting = 0;
  filters.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.classList.contains("clear")) {
      event.preventDefault();
      reset();
    }
    if (button?.dataset.severity) {
      const { severity } = button.dataset;
      if (!hidden.delete(severity)) hidden.add(severity);
      button.setAttribute("aria-pressed", String(!hidden.has(severity)));
      apply();
    }
  });
  order.addEventListener("change", sort);
  list.addEventListener("click", (event) => {
    const turn = event.target.closest("[data-turn]");
    if (!turn) return;
    page += Number(turn.dataset.turn);
    tellDocuments();
  });
  for (const more of document.querySelectorAll(".more")) {
    more.addEventListener("click", () => {
      const { figure } = more.closest("figure").dataset;
      if (!wide.delete(figure)) wide.add(figure);
      apply();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") reset();
    if (event.key === "/" && !event.target.matches("input, select")) {
      event.preventDefault();
      form.words.focus();
    }
  });

  filters.hidden = false;
  list.hidden = false;
  apply();
})();
