// The drawing of who works with whom. The server lays it out and says where each dot is; this draws it so that
// one can come closer, and only when it is opened. Without WebGL the server's own picture is shown.
const box = document.getElementById("drawing");
const WIDE = 1000; // from this width of window the drawing opens by itself
const CLOSER = 0.6; // from here on all names are shown; before, those for which the server found room

const part = (name) => box.querySelector(`.app-tied__${name}`);
const say = (text) => (part("says").textContent = text);

/** Whether this browser can draw with WebGL. */
function canDraw() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

/** Fetch a plain script once. */
function script(url) {
  return new Promise((done, failed) => {
    const made = document.createElement("script");
    made.src = url;
    made.addEventListener("load", done);
    made.addEventListener("error", () => failed(new Error(url)));
    document.head.append(made);
  });
}

/** Draw the sign of a dot in white upon it, and its name beside it, on a ground that lets it be read. */
function drawName(pen, dot, settings, always) {
  pen.font = `${Math.max(9, dot.size * 1.15)}px sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = "#ffffff";
  pen.fillText(dot.sign, dot.x, dot.y + 0.5);
  if (always || dot.named || settings.closer()) {
    pen.font = "14px sans-serif";
    pen.textAlign = "left";
    const wide = pen.measureText(dot.label).width;
    const right = dot.x + dot.size + 4;
    const left = right + wide > settings.wide() ? dot.x - dot.size - 4 - wide : right;
    pen.fillStyle = always ? "#fff3d1" : "#ffffffcc";
    pen.fillRect(left - 3, dot.y - 9, wide + 6, 18);
    pen.fillStyle = "#1f2a2b";
    pen.fillText(dot.label, left, dot.y + 0.5);
  }
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
}

async function draw() {
  const answer = fetch(box.dataset.url);
  await Promise.all([script(box.dataset.graphology), script(box.dataset.sigma)]);
  const { dots, lines } = await (await answer).json();
  const graph = new globalThis.graphology.Graph({ multi: false, type: "undirected" });
  for (const { key, ...dot } of dots) graph.addNode(key, { ...dot, forceLabel: true });
  for (const [one, other, inferred] of lines) {
    graph.addEdge(one, other, { size: inferred ? 0.7 : 1.4, color: inferred ? "#b2b4ab" : "#747d7a" });
  }
  const canvas = part("canvas");
  canvas.hidden = false;
  canvas.style.backgroundColor = "#ffffff"; // in the dark as well: the colours of the dots are made for it
  let sigma = null;
  const closer = () => sigma !== null && sigma.getCamera().ratio < CLOSER;
  const wide = () => canvas.clientWidth;
  sigma = new globalThis.Sigma(graph, canvas, {
    renderEdgeLabels: false,
    labelRenderedSizeThreshold: 0,
    allowInvalidContainer: false,
    defaultDrawNodeLabel: (pen, dot, settings) => drawName(pen, dot, { ...settings, closer, wide }, false),
    defaultDrawNodeHover: (pen, dot, settings) => drawName(pen, dot, { ...settings, closer, wide }, true),
    // The page scrolls when the wheel turns over it; who wants to come closer presses Ctrl as well, or a button.
    enableCameraZooming: true,
  });
  sigma.getMouseCaptor().on("wheel", (event) => {
    if (!event.original.ctrlKey && !event.original.metaKey) event.preventSigmaDefault();
  });
  sigma.on("clickNode", ({ node }) => location.assign(graph.getNodeAttribute(node, "url")));
  sigma.on("enterNode", () => (canvas.dataset.over = ""));
  sigma.on("leaveNode", () => delete canvas.dataset.over);
  part("picture").hidden = true;
  part("tools").hidden = false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const move = { duration: calm ? 0 : 250 };
  const camera = sigma.getCamera();
  const ways = {
    in: () => camera.animatedZoom({ ...move, factor: 1.5 }),
    out: () => camera.animatedUnzoom({ ...move, factor: 1.5 }),
    all: () => camera.animatedReset(move),
  };
  part("tools").addEventListener("click", (event) => ways[event.target.dataset.do]?.());
  box.dataset.drawn = "yes";
}

/** Keep the server's picture as PNG, twice as fine as it is on the page. */
async function keepPicture() {
  const picture = new Image();
  picture.src = box.dataset.svg;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * 2;
  canvas.height = picture.naturalHeight * 2;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "network.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

if (box) {
  const details = part("box");
  const able = canDraw();
  let begun = false;
  const begin = () => {
    if (!details.open || begun) return;
    begun = true;
    if (!able) {
      say(box.dataset.unseen);
      box.dataset.drawn = "picture";
      return;
    }
    draw().catch(() => {
      part("canvas").hidden = true;
      part("picture").hidden = false;
      say(box.dataset.failed);
      box.dataset.drawn = "no";
    });
  };
  const png = box.querySelector('[data-do="png"]');
  png.hidden = false;
  png.addEventListener("click", () => keepPicture().catch(() => say(box.dataset.failed)));
  details.addEventListener("toggle", begin);
  if (able && innerWidth >= WIDE && !navigator.connection?.saveData) details.open = true;
}
