// What the landscape map and the small maps share: loading the library when it is wanted, a plain ground,
// and the colours, which are those of the style sheet.

/** Whether this browser can draw a map at all. */
export function canDraw() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

/** Fetch the library, its style and the address of its worker, which a box names in its data attributes. */
export async function library(box) {
  if (!document.querySelector(`link[href="${box.dataset.style}"]`)) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = box.dataset.style;
    document.head.prepend(style);
  }
  const found = await import(new URL(box.dataset.library, document.baseURI).href);
  found.setWorkerUrl(new URL(box.dataset.worker, document.baseURI).href);
  return found;
}

/** The colour that the style sheet gives a property such as "--map-ground". */
export function colour(box, name) {
  return getComputedStyle(box).getPropertyValue(name).trim() || "#747d7a";
}

/** A map with nothing on it but the ground; keyboard and wheel work as the library has them. */
export function bareMap(gl, canvas, box, options = {}) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new gl.Map({
    container: canvas,
    style: {
      version: 8,
      sources: {},
      layers: [{ id: "ground", type: "background", paint: { "background-color": colour(box, "--map-ground") } }],
    },
    center: [-2, 53],
    zoom: 5,
    minZoom: 3,
    maxZoom: 15,
    attributionControl: false,
    locale: JSON.parse(box.dataset.words),
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: calm ? 0 : 300,
    reduceMotion: calm,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new gl.ScaleControl(), "bottom-left");
  return map;
}

/** The smallest [[west, south], [east, north]] around points of [lon, lat]. */
export function around(points) {
  const lons = points.map((point) => point[0]);
  const lats = points.map((point) => point[1]);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}

/** Every corner of a GeoJSON geometry, as [lon, lat]. */
export function corners(geometry) {
  const flat = (nested) => (typeof nested[0] === "number" ? [nested] : nested.flatMap(flat));
  return geometry ? flat(geometry.coordinates) : [];
}

/** A GeoJSON collection of some features. */
export function collection(features) {
  return { type: "FeatureCollection", features };
}
