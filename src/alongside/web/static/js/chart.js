// Draws the charts of a page when they come into sight. The libraries are fetched for the first one only; where
// that fails, or there is no script, the table below each chart stays open and says the same.
let libraries;

function fetched(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", done);
    script.addEventListener("error", () => failed(new Error(address)));
    document.head.append(script);
  });
}

// One after the other: vega-lite needs vega, and so does the interpreter that runs expressions without eval.
async function load(figure) {
  await fetched(figure.dataset.vega);
  await fetched(figure.dataset.vegaLite);
  return import("../vendor/vega-interpreter.js");
}

function style(figure) {
  const look = getComputedStyle(figure);
  const text = { labelColor: look.color, titleColor: look.color, labelFontSize: 14, titleFontSize: 14 };
  return {
    background: null,
    font: look.fontFamily,
    padding: 4,
    view: { stroke: null },
    text: { color: look.color },
    legend: { labelColor: look.color, labelFontSize: 14, labelLimit: 320 },
    axis: {
      ...text,
      titleFontWeight: 400,
      gridColor: look.color,
      gridOpacity: 0.15,
      domainColor: look.color,
      domainOpacity: 0.5,
      tickColor: look.color,
      tickOpacity: 0.5,
      tickCount: 6,
      labelOverlap: true,
    },
  };
}

async function draw(figure) {
  libraries ??= load(figure);
  const { expressionInterpreter } = await libraries;
  const spec = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  const plot = figure.querySelector(".app-chart__plot");
  plot.hidden = false;
  spec.width = Math.max(200, plot.clientWidth);
  spec.autosize = { type: "fit-x", contains: "padding" };
  const { vega, vegaLite } = globalThis;
  const compiled = vegaLite.compile(spec, { config: style(figure) }).spec;
  const runtime = vega.parse(compiled, null, { ast: true });
  plot.replaceChildren();
  const view = new vega.View(runtime, {
    expr: expressionInterpreter,
    renderer: "svg",
    container: plot,
    hover: false,
    logLevel: vega.Error,
  });
  await view.runAsync();
  figure.dataset.drawn = "";
}

function drawn(figure) {
  draw(figure).catch(() => {
    figure.querySelector(".app-chart__plot").hidden = true;
    figure.querySelector("details").open = true;
  });
}

const figures = [...document.querySelectorAll("[data-chart]")];
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        watcher.unobserve(target);
        drawn(target);
      }
    }
  },
  { rootMargin: "200px" },
);
for (const figure of figures) {
  figure.querySelector("details").open = false;
  watcher.observe(figure);
}

// A turned phone or another colour scheme: what was drawn is drawn again to fit.
let waiting;
const again = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => figures.filter((figure) => "drawn" in figure.dataset).forEach(drawn), 200);
};
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) {
    width = innerWidth;
    again();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
