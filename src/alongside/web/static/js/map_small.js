// Small maps of things that a page already lists. A map is fetched when somebody opens it.
import { around, bareMap, canDraw, collection, colour, library } from "./map_base.js";

const EDGE = 0.05; // degrees of ground kept around the points

/** The outlines behind the points: of the areas that the points' box meets. A map without them still works. */
async function outlines(box, points) {
  const [[west, south], [east, north]] = around(points);
  const url = new URL(box.dataset.areas, document.baseURI);
  url.searchParams.set("bbox", [west - EDGE, south - EDGE, east + EDGE, north + EDGE].map((n) => n.toFixed(3)));
  try {
    const answer = await fetch(url, { headers: { Accept: "application/geo+json" } });
    return answer.ok ? await answer.json() : collection([]);
  } catch {
    return collection([]);
  }
}

/** A link on the map, with the number it has in the list. */
function marker(point) {
  const link = document.createElement(point.url ? "a" : "span");
  link.className = `app-map-point app-map-point--${point.tone || "open"}`;
  if (point.url) link.href = point.url;
  link.title = point.title;
  const name = document.createElement("span");
  name.className = "nhsuk-u-visually-hidden";
  name.textContent = point.number ? ` ${point.title}` : point.title;
  link.append(point.number ? String(point.number) : "", name);
  return link;
}

async function draw(box) {
  const points = JSON.parse(box.dataset.points);
  const places = points.map((point) => [point.lon, point.lat]);
  const gl = await library(box);
  const canvas = box.querySelector(".app-small-map__canvas");
  const map = bareMap(gl, canvas, box, { bounds: around(places), fitBoundsOptions: { padding: 45, maxZoom: 11 } });
  map.getCanvas().setAttribute("aria-label", box.dataset.label);
  // One link for each; the first in the list lies on top.
  for (const point of points.toReversed()) {
    const at = new gl.Marker({ element: marker(point) }).setLngLat([point.lon, point.lat]).addTo(map);
    for (const name of ["role", "aria-label", "tabindex"]) at.getElement().removeAttribute(name);
  }
  const [behind] = await Promise.all([outlines(box, places), map.once("load")]);
  map.addSource("areas", { type: "geojson", data: behind });
  const paint = { fill: { "fill-color": colour(box, "--map-land") }, line: { "line-color": colour(box, "--map-line") } };
  map.addLayer({ id: "land", type: "fill", source: "areas", paint: paint.fill });
  map.addLayer({ id: "lines", type: "line", source: "areas", paint: paint.line });
  await map.once("idle");
  box.dataset.drawn = "yes";
}

for (const box of document.querySelectorAll(".app-small-map:not([data-ready])")) {
  box.dataset.ready = "yes";
  if (!canDraw()) continue;
  box.hidden = false;
  let begun = false;
  const begin = () => {
    if (!box.open || begun) return;
    begun = true;
    draw(box).catch(() => {
      box.querySelector(".app-small-map__canvas").hidden = true;
      box.querySelector(".app-small-map__says").textContent = box.dataset.failed;
      box.dataset.drawn = "no";
    });
  };
  box.addEventListener("toggle", begin);
  new IntersectionObserver((seen, watch) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    begin();
  }).observe(box);
}
