// The map of who is not heard: areas in nine classes, and over them the places to meet with their numbers. The
// page says the same in tables; where a browser cannot draw, the picture that the server drew is shown instead.
import { around, bareMap, canDraw, colour, corners, library } from "./map_base.js";

const CLASSES = ["00", "10", "20", "01", "11", "21", "02", "12", "22"];

function addAreas(map, box, areas) {
  const shades = ["match", ["get", "class"]];
  for (const name of CLASSES) shades.push(name, colour(box, `--both-${name}`));
  shades.push("#c9cbc6");
  const dots = ["==", ["geometry-type"], "Point"];
  const line = colour(box, "--map-line");
  map.addSource("areas", { type: "geojson", data: areas });
  map.addLayer({ id: "shapes", type: "fill", source: "areas", paint: { "fill-color": shades }, filter: ["!", dots] });
  map.addLayer({ id: "lines", type: "line", source: "areas", paint: { "line-color": line, "line-width": 0.6 }, filter: ["!", dots] });
  const dot = { "circle-color": shades, "circle-radius": 6, "circle-stroke-color": line, "circle-stroke-width": 1 };
  map.addLayer({ id: "dots", type: "circle", source: "areas", paint: dot, filter: dots });
}

/** The places to meet, each a disc with its number in the list below. */
function addPlaces(gl, map, points) {
  for (const point of points) {
    const disc = document.createElement("div");
    disc.className = "app-map-point";
    disc.textContent = point.number;
    disc.title = point.title;
    new gl.Marker({ element: disc }).setLngLat([point.lon, point.lat]).addTo(map);
    for (const name of ["role", "aria-label", "tabindex"]) disc.removeAttribute(name);
    disc.setAttribute("aria-hidden", "true"); // the list names them
  }
}

function tell(map, box) {
  const layers = ["shapes", "dots"];
  const under = (event) => map.queryRenderedFeatures(event.point, { layers })[0]?.properties;
  map.on("mousemove", (event) => {
    const area = under(event);
    map.getCanvas().style.cursor = area ? "pointer" : "";
    map.getCanvas().title = area ? `${area.name}: ${area.text}` : "";
  });
  map.on("click", (event) => {
    const area = under(event);
    if (area) box.querySelector(".app-both__says").textContent = `${area.name}: ${area.text}`;
  });
}

async function draw(box) {
  const canvas = box.querySelector(".app-both__canvas");
  const [gl, answer] = await Promise.all([library(box), fetch(box.dataset.areas)]);
  if (!answer.ok) throw new Error(box.dataset.areas);
  const areas = await answer.json();
  canvas.hidden = false;
  const points = JSON.parse(box.dataset.points);
  const map = bareMap(gl, canvas, box);
  await map.once("load");
  addAreas(map, box, areas);
  addPlaces(gl, map, points);
  tell(map, box);
  const seen = areas.features.flatMap((feature) => corners(feature.geometry));
  const wanted = points.length ? points.map((point) => [point.lon, point.lat]) : seen;
  if (wanted.length) map.fitBounds(around(wanted), { padding: points.length ? 80 : 20, maxZoom: 12, animate: false });
  await map.once("idle");
  box.dataset.drawn = "yes";
}

/** The picture that the server drew, where this browser cannot draw. */
function show(box) {
  const picture = document.createElement("img");
  picture.className = "app-both__picture";
  picture.src = box.dataset.picture;
  picture.alt = box.dataset.title;
  box.querySelector(".app-both__canvas").replaceWith(picture);
  box.dataset.drawn = "no";
}

for (const box of document.querySelectorAll(".app-both")) {
  if (canDraw()) draw(box).catch(() => show(box));
  else show(box);
}
