// The landscape map beside its list. The list comes from the server and is the same without this script;
// the map loads the same areas and numbers as GeoJSON, and the two follow each other's choices.
import { around, bareMap, canDraw, collection, colour, corners, library } from "./map_base.js";
import { savePicture } from "./map_picture.js";

const CLASSES = ["none", "unknown", "1", "2", "3", "4", "5"];
const box = document.getElementById("map");
const figure = box.querySelector(".app-map__figure");
const FEW = 12; // areas that are dots have their names beside them while they are this few
const state = { gl: null, map: null, areas: collection([]), bunches: [], names: [], chosen: "", popup: null, asked: 0, askedPoints: 0 };

const one = (id) => document.getElementById(id);
const say = (text) => (one("map-says").textContent = text);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

async function json(url) {
  const answer = await fetch(url, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/** The layers of the map: areas with and without an outline, the chosen one, single points. */
function addLayers(map) {
  const shades = ["match", ["get", "class"]];
  for (const name of CLASSES) shades.push(name, colour(box, `--map-${name}`));
  shades.push(colour(box, "--map-unknown"));
  const line = colour(box, "--map-line");
  const chosen = colour(box, "--map-chosen");
  const tones = ["match", ["get", "tone"], "unclaimed", colour(box, "--map-unclaimed")];
  tones.push("history", colour(box, "--map-history"), colour(box, "--map-open"));
  const dots = ["==", ["geometry-type"], "Point"];
  const shapes = ["!", dots];
  const nobody = ["==", ["get", "ref"], ""];
  map.addSource("areas", { type: "geojson", data: collection([]) });
  map.addSource("behind", { type: "geojson", data: collection([]) });
  map.addSource("points", { type: "geojson", data: collection([]) });
  const add = (id, type, source, paint, filter) => map.addLayer({ id, type, source, paint, filter });
  add("behind", "fill", "behind", { "fill-color": colour(box, "--map-land"), "fill-outline-color": line }, shapes);
  add("shapes", "fill", "areas", { "fill-color": shades }, shapes);
  add("lines", "line", "areas", { "line-color": line, "line-width": 1 }, shapes);
  const dot = { "circle-color": shades, "circle-radius": 9, "circle-stroke-color": line, "circle-stroke-width": 1.5 };
  add("dots", "circle", "areas", dot, dots);
  add("chosen", "line", "areas", { "line-color": chosen, "line-width": 4 }, nobody);
  const ring = { "circle-color": "rgba(0,0,0,0)", "circle-radius": 12, "circle-stroke-width": 4 };
  add("chosen-dot", "circle", "areas", { ...ring, "circle-stroke-color": chosen }, nobody);
  const point = { "circle-color": tones, "circle-radius": 6, "circle-stroke-width": 2, "circle-stroke-color": "#ffffff" };
  add("singles", "circle", "points", point, ["==", ["get", "number"], 1]);
}

/** Mark an area on the map and in the list, and say which it is. */
function choose(ref, { zoom, glide = true }) {
  const area = state.areas.features.find((feature) => feature.properties.ref === ref);
  if (!area) return;
  state.chosen = ref;
  for (const name of ["chosen", "chosen-dot"]) {
    const kind = ["==", ["geometry-type"], "Point"];
    const of = ["==", ["get", "ref"], ref];
    state.map.setFilter(name, ["all", name === "chosen" ? ["!", kind] : kind, of]);
  }
  for (const row of document.querySelectorAll(".app-map-table tr[aria-current]")) row.removeAttribute("aria-current");
  const row = one(`area-${ref}`);
  if (row) {
    row.setAttribute("aria-current", "true");
    const list = row.closest(".app-map__rows");
    const above = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
    list.scrollTop += above - list.clientHeight / 3;
  }
  if (zoom) look(corners(area.geometry), glide);
  say(filled(box.dataset.chosen, area.properties));
  figure.dataset.chosen = ref;
}

/** Bring places into view. */
function look(places, glide) {
  if (places.length) state.map.fitBounds(around(places), { padding: 30, maxZoom: 12, animate: glide });
}

/** Load the areas that the list shows. `fit`: look at all of them. */
async function drawAreas(fit) {
  const number = ++state.asked;
  const found = await json(box.dataset.areas);
  if (number !== state.asked) return;
  state.areas = found;
  state.map.getSource("areas").setData(found);
  nameDots(found.features);
  drawBehind(found.features).catch(() => {});
  const at = JSON.parse(box.dataset.at);
  if (fit && at.ref) choose(at.ref, { zoom: true, glide: false });
  else if (fit && at.lat) state.map.jumpTo({ center: [at.lon, at.lat], zoom: 10 });
  else if (fit) look(found.features.flatMap((feature) => corners(feature.geometry)), false);
  else if (state.chosen) choose(state.chosen, { zoom: false });
  await drawPoints();
  await state.map.once("idle");
  if (number === state.asked) figure.dataset.drawn = box.dataset.areas;
}

/** Outlines of wider areas behind areas that are dots, so that a reader sees where they are. */
async function drawBehind(features) {
  const places = features.filter(({ geometry }) => geometry?.type === "Point").map(({ geometry }) => geometry.coordinates);
  const url = new URL(box.dataset.behind, document.baseURI);
  if (places.length) url.searchParams.set("bbox", around(places).flat().map((edge) => edge.toFixed(3)));
  state.map.getSource("behind").setData(places.length ? await json(url) : collection([]));
}

/** Names beside areas that have no outline to know them by. The list has them too. */
function nameDots(features) {
  for (const name of state.names.splice(0)) name.remove();
  if (features.length > FEW) return;
  for (const { geometry, properties } of features.filter(({ geometry }) => geometry?.type === "Point")) {
    const words = document.createElement("div");
    words.className = "app-map-name";
    words.textContent = properties.name;
    const marker = new state.gl.Marker({ element: words, anchor: "top", offset: [0, 10] });
    marker.setLngLat(geometry.coordinates).addTo(state.map);
    for (const name of ["role", "aria-label", "tabindex"]) words.removeAttribute(name);
    words.setAttribute("aria-hidden", "true");
    state.names.push(marker);
  }
}

/** Load the points in view: single ones as dots, bunches as discs with their number. */
async function drawPoints() {
  const number = ++state.askedPoints;
  if (!box.dataset.points) return showPoints(collection([]));
  const { _sw: low, _ne: high } = state.map.getBounds();
  const url = new URL(box.dataset.points, document.baseURI);
  const edges = [Math.max(low.lng, -180), Math.max(low.lat, -90), Math.min(high.lng, 180), Math.min(high.lat, 90)];
  url.searchParams.set("bbox", edges.map((edge) => edge.toFixed(4)));
  url.searchParams.set("zoom", Math.round(state.map.getZoom()));
  const found = await json(url);
  if (number !== state.askedPoints) return;
  showPoints(found);
  listPoints(found);
}

function showPoints(found) {
  for (const bunch of state.bunches.splice(0)) bunch.remove();
  state.map.getSource("points").setData(found);
  for (const feature of found.features.filter((feature) => feature.properties.number > 1)) addBunch(feature);
}

function addBunch(feature) {
  const disc = document.createElement("div");
  const { number } = feature.properties;
  disc.className = "app-map-bunch";
  disc.textContent = number > 999 ? `${Math.round(number / 1000)}k` : number;
  disc.title = filled(box.dataset.many, { number });
  disc.addEventListener("click", (event) => {
    event.stopPropagation();
    state.map.easeTo({ center: feature.geometry.coordinates, zoom: state.map.getZoom() + 2 });
  });
  const marker = new state.gl.Marker({ element: disc }).setLngLat(feature.geometry.coordinates).addTo(state.map);
  for (const name of ["role", "aria-label", "tabindex"]) disc.removeAttribute(name);
  disc.setAttribute("aria-hidden", "true"); // the list below names what is here
  state.bunches.push(marker);
}

/** A link to a thing, with a line below it, as the server writes it. */
function item(about) {
  const entry = document.createElement("li");
  entry.className = "app-records__item";
  const link = document.createElement("a");
  link.className = "app-records__title";
  link.href = about.url;
  link.textContent = about.title;
  const line = document.createElement("p");
  line.className = "app-records__line";
  line.textContent = about.line;
  entry.append(link, line);
  return entry;
}

/** The list of points follows the part of the map in view. */
function listPoints(found) {
  const total = found.total.toLocaleString(document.documentElement.lang);
  const { pins, manyPins, noPins } = box.dataset;
  one("pins-total").textContent = filled(found.items.length ? pins : found.total ? manyPins : noPins, { total });
  const list = document.createElement("ul");
  list.className = "app-records";
  list.append(...found.items.map(item));
  one("pins-list").replaceChildren(...(found.items.length ? [list] : []));
}

/** Take the page's own answer to what the form asks, without leaving the page. */
async function apply(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = `${form.action}?${query}`;
  const answer = await fetch(address);
  if (!answer.ok) return form.submit();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const before = box.dataset.areas;
  Object.assign(box.dataset, page.getElementById("map").dataset);
  one("map-list").replaceWith(page.getElementById("map-list"));
  document.querySelector(".app-map-pins").replaceWith(page.querySelector(".app-map-pins"));
  const active = document.activeElement?.id;
  document.querySelector(".app-map-form").replaceWith(page.querySelector(".app-map-form"));
  if (active) one(active)?.focus();
  history.replaceState(null, "", address);
  listen();
  const level = (url) => new URL(url, document.baseURI).searchParams.get("level");
  await drawAreas(level(before) !== level(box.dataset.areas));
  say(filled(box.dataset.shown, box.dataset));
}

/** Listen to the parts of the page that are replaced when another view is asked for. */
function listen() {
  const form = document.querySelector(".app-map-form");
  const send = () => apply(form).catch(() => form.submit());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  for (const button of document.querySelectorAll(".app-map-table__show")) {
    button.hidden = false;
    button.addEventListener("click", () => choose(button.closest("tr").dataset.ref, { zoom: true }));
  }
  const picture = document.querySelector(".app-map__picture");
  picture.hidden = false;
  picture.addEventListener("click", () => savePicture(state, box));
}

/** What a press on the map does: open a point, choose an area, or take the area for a question. */
function pressed(event) {
  const at = (layers) => state.map.queryRenderedFeatures(event.point, { layers })[0]?.properties;
  const point = at(["singles"]);
  if (point) {
    state.popup?.remove();
    const text = item(point);
    const words = document.createElement("div");
    words.className = "app-map-popup";
    words.append(...text.childNodes);
    state.popup = new state.gl.Popup({ maxWidth: "260px" }).setLngLat(event.lngLat).setDOMContent(words).addTo(state.map);
    return;
  }
  const area = at(["dots", "shapes"]);
  if (area?.find_url) location.assign(area.find_url);
  else if (area) choose(area.ref, { zoom: false });
}

function hovered(event) {
  const found = state.map.queryRenderedFeatures(event.point, { layers: ["singles", "dots", "shapes"] })[0]?.properties;
  const canvas = state.map.getCanvas();
  canvas.style.cursor = found ? "pointer" : "";
  canvas.title = found?.title ?? (found ? `${found.name}: ${found.text}` : "");
}

async function begin() {
  state.gl = await library(box);
  figure.hidden = false;
  box.classList.add("app-map--drawn");
  state.map = bareMap(state.gl, figure.querySelector(".app-map__canvas"), box);
  await state.map.once("load");
  addLayers(state.map);
  listen();
  state.map.on("click", pressed);
  state.map.on("mousemove", hovered);
  state.map.on("moveend", () => drawPoints().catch(() => {}));
  await drawAreas(true);
}

if (!canDraw()) {
  say(box.dataset.unseen);
  figure.dataset.drawn = "no";
} else {
  begin().catch(() => {
    figure.hidden = true;
    box.classList.remove("app-map--drawn");
    say(box.dataset.failed);
    figure.dataset.drawn = "no";
  });
}
