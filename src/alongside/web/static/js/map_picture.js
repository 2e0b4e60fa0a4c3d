// The map as a picture to keep: title above, then the map, what the shades mean, and where it comes from.
const MARGIN = 24;
const LINE = 22;

/** Break a text into lines that fit a width. */
function lines(pen, text, width) {
  const found = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${found.at(-1)} ${word}`.trim();
    if (found.at(-1) && pen.measureText(longer).width > width) found.push(word);
    else found[found.length - 1] = longer;
  }
  return found;
}

/** The legend of the page, as [colour, words]. */
function legend() {
  return [...document.querySelectorAll(".app-map-key__item")].map((entry) => [
    getComputedStyle(entry.querySelector(".app-map-swatch")).backgroundColor,
    entry.textContent.trim().replace(/\s+/g, " "),
  ]);
}

/** Discs with numbers lie above the map as elements: they are drawn again here. */
function drawBunches(pen, { map, bunches }, top, scale) {
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  for (const bunch of bunches) {
    const { x, y } = map.project(bunch.getLngLat());
    pen.beginPath();
    pen.arc(MARGIN + x * scale, top + y * scale, 13 * scale, 0, 2 * Math.PI);
    pen.fillStyle = "#1f2a2b";
    pen.fill();
    pen.fillStyle = "#ffffff";
    pen.fillText(bunch.getElement().textContent, MARGIN + x * scale, top + y * scale);
  }
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
}

/** Draw the whole picture on a canvas. The map's own canvas holds its pixels only while it renders. */
function compose(state, box) {
  const shot = state.map.getCanvas();
  const scale = shot.width / shot.clientWidth;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const width = shot.width;
  pen.font = "18px sans-serif";
  const said = legend();
  const source = lines(pen, box.dataset.sourceLine, width);
  const title = lines(pen, box.dataset.title, width * 0.75);
  const top = MARGIN + title.length * 30;
  canvas.width = width + 2 * MARGIN;
  canvas.height = top + shot.height + (said.length + source.length + 1) * LINE + 2 * MARGIN;
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(shot, MARGIN, top);
  pen.font = `${13 * scale}px sans-serif`;
  drawBunches(pen, state, top, scale);
  pen.fillStyle = "#1f2a2b";
  pen.font = "bold 24px sans-serif";
  title.forEach((line, number) => pen.fillText(line, MARGIN, MARGIN + 14 + number * 30));
  pen.font = "18px sans-serif";
  let down = top + shot.height + MARGIN + 10;
  for (const [shade, words] of said) {
    pen.fillStyle = shade;
    pen.fillRect(MARGIN, down - 14, 28, 16);
    pen.strokeRect(MARGIN, down - 14, 28, 16);
    pen.fillStyle = "#1f2a2b";
    pen.fillText(words, MARGIN + 40, down);
    down += LINE;
  }
  down += LINE / 2;
  source.forEach((line, number) => pen.fillText(line, MARGIN, down + number * LINE));
  return canvas;
}

/** Save the map in view as a PNG file. */
export async function savePicture(state, box) {
  const canvas = await new Promise((done) => {
    state.map.once("render", () => done(compose(state, box)));
    state.map.triggerRepaint();
  });
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "map.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
