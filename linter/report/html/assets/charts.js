"use strict";
/* Charts of findings, drawn by Chartist in the colours of the style sheet.
   A row is [key, name, errors, warnings, infos], and a title where that says more than the name. */

const ROW_HEIGHT = 24;

function shareOfLabels(rows) {
  const longest = Math.max(...rows.map((row) => [...row[1]].reduce((cells, sign) => cells + (sign > "\u2000" ? 13 : 7), 0)));
  return Math.min(220, Math.max(60, longest + 14));
}

function titled(element, text) {
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = text;
  element.append(title);
}

function told(row, severities, format) {
  const counts = severities.map((name, index) => [name, row[index + 2]]).filter(([, count]) => count);
  return [row[5] ?? row[1], ...counts.map(([name, count]) => `${name} ${format(count)}`)].filter(Boolean).join(" · ");
}

/* On paper the picture keeps its proportions and takes the width there is. */
function scalable(chart) {
  chart.on("created", ({ svg }) => {
    const box = svg.getNode().getBoundingClientRect();
    svg.getNode().setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  });
}

/* Lying bars, the first row on top; choose(key) is called when one is clicked. */
function drawRows(holder, rows, severities, choose, format = String) {
  const drawn = [...rows].reverse();
  const offset = shareOfLabels(rows);
  const greatest = Math.max(...rows.map((row) => row[2] + row[3] + row[4]));
  holder.hidden = false;
  holder.classList.add("rows");
  holder.setAttribute("aria-label", rows.map((row) => told(row, severities, format)).join("; "));
  holder.removeAttribute("aria-labelledby");
  const chart = new Chartist.BarChart(
    holder,
    { labels: drawn.map((row) => row[1]), series: [2, 3, 4].map((column) => drawn.map((row) => row[column])) },
    {
      horizontalBars: true, stackBars: true, height: `${rows.length * ROW_HEIGHT}px`,
      chartPadding: { top: 0, right: 56, bottom: 0, left: 0 }, high: greatest, low: 0,
      axisX: { showLabel: false, showGrid: false, offset: 0 },
      axisY: { showGrid: false, offset },
    },
  );
  scalable(chart);
  chart.on("draw", (data) => {
    if (data.type === "label") {
      const label = data.element.getNode().firstElementChild;
      label.textContent = "";
      const name = label.appendChild(document.createElement("span"));
      name.className = "ct-label name";
      name.textContent = drawn[data.index][1];
      name.title = drawn[data.index][5] ?? drawn[data.index][1];
      label.classList.add("chosen");
      label.addEventListener("click", () => choose(drawn[data.index][0]));
    }
    if (data.type === "bar") {
      const row = drawn[data.index];
      const bar = data.element.getNode();
      bar.classList.add("chosen");
      titled(bar, told(row, severities, format));
      bar.addEventListener("click", () => choose(row[0]));
      if (data.seriesIndex === 2) {
        data.group.elem("text", { x: data.x2 + 8, y: data.y2 }, "count").text(format(row[2] + row[3] + row[4]));
      }
    }
  });
  return chart;
}

/* Standing bars, one for each part of something that has a beginning and an end. */
function drawParts(holder, rows, severities, labels, choose, format = String) {
  holder.hidden = false;
  holder.classList.add("parts");
  holder.setAttribute("aria-label", rows.filter((row) => row[2] + row[3] + row[4]).map((row) => told(row, severities, format)).join("; "));
  holder.removeAttribute("aria-labelledby");
  const chart = new Chartist.BarChart(
    holder,
    { labels, series: [2, 3, 4].map((column) => rows.map((row) => row[column])) },
    {
      stackBars: true, height: "168px", low: 0, chartPadding: { top: 12, right: 4, bottom: 0, left: 0 },
      axisX: { showGrid: false, offset: 22 },
      axisY: { offset: 52, onlyInteger: format === String, scaleMinSpace: 36, labelInterpolationFnc: format },
    },
  );
  scalable(chart);
  chart.on("draw", (data) => {
    if (data.type === "bar") {
      const row = rows[data.index];
      const bar = data.element.getNode();
      bar.classList.add("chosen");
      titled(bar, told(row, severities, format));
      bar.addEventListener("click", () => choose(row[0]));
      const width = Math.max(3, (data.axisX.axisLength / rows.length) * 0.72);
      bar.style.strokeWidth = `${Math.min(width, 28)}px`;
    }
  });
  return chart;
}
