// The drawing of who works with whom. The server lays it out and says where each dot is; this draws it so that
// one can come closer, and only when it is opened. Without WebGL the server's own picture is shown.
const box = document.getElementById("drawing");
const WIDE = 1000; // from this width of window the drawing opens by itself
const FIRST = 5; // of the largest the name is shown even upon other dots

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

/** Whether two boxes [left, top, right, bottom] lie on each other. */
const meet = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/** Draw the sign of a dot in white upon it, and its name beside it where there is room, or `always`. */
function drawName(pen, dot, room, always) {
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.font = `${Math.max(9, dot.size * 1.15)}px sans-serif`;
  pen.fillStyle = "#ffffff";
  pen.fillText(dot.sign, dot.x, dot.y + 0.5);
  pen.font = "14px sans-serif";
  pen.textAlign = "left";
  const wide = pen.measureText(dot.label).width;
  const right = dot.x + dot.size + 4;
  room.dots ??= room.look();
  const sides = right + wide < room.wide() ? [right, dot.x - dot.size - 4 - wide] : [dot.x - dot.size - 4 - wide];
  for (const left of sides) {
    const box = [left, dot.y - 8, left + wide, dot.y + 8];
    const others = dot.first ? room.names : [...room.dots, ...room.names];
    if (!always && (left < 0 || others.some((other) => meet(box, other)))) continue;
    room.names.push(box);
    pen.strokeStyle = "#ffffff";
    pen.lineWidth = always ? 8 : 3;
    pen.strokeText(dot.label, left, dot.y + 0.5);
    pen.fillStyle = "#1f2a2b";
    pen.fillText(dot.label, left, dot.y + 0.5);
    break;
  }
  pen.textBaseline = "alphabetic";
}

async function draw() {
  const answer = fetch(box.dataset.url);
  await Promise.all([script(box.dataset.graphology), script(box.dataset.sigma)]);
  const { dots, lines } = await (await answer).json();
  const graph = new globalThis.graphology.Graph({ multi: false, type: "undirected" });
  // The largest first: they get the room for their names.
  for (const [rank, { key, ...dot }] of dots.toSorted((a, b) => b.size - a.size).entries()) {
    graph.addNode(key, { ...dot, first: rank < FIRST, forceLabel: true });
  }
  for (const [one, other, inferred] of lines) {
    graph.addEdge(one, other, { size: inferred ? 0.7 : 1.4, color: inferred ? "#b2b4ab" : "#747d7a" });
  }
  const canvas = part("canvas");
  canvas.hidden = false;
  canvas.style.backgroundColor = "#ffffff"; // in the dark as well: the colours of the dots are made for it
  const room = { dots: null, names: [], look: () => [], wide: () => canvas.clientWidth };
  const sigma = new globalThis.Sigma(graph, canvas, {
    renderEdgeLabels: false,
    labelRenderedSizeThreshold: 0,
    defaultDrawNodeLabel: (pen, dot) => drawName(pen, dot, room, false),
    defaultDrawNodeHover: (pen, dot) => drawName(pen, dot, room, true),
  });
  // Where the dots are is known only while names are drawn.
  sigma.on("beforeRender", () => Object.assign(room, { dots: null, names: [] }));
  room.look = () =>
    graph.mapNodes((_key, { x, y, size }) => {
      const at = sigma.graphToViewport({ x, y });
      const half = sigma.scaleSize(size);
      return [at.x - half, at.y - half, at.x + half, at.y + half];
    });
  sigma.refresh();
  // The page scrolls when the wheel turns over it; who wants to come closer presses Ctrl as well, or a button.
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
