// Viewers of others open one image by each door: OpenSeadragon by Deep Zoom and by IIIF, OpenLayers
// by Zoomify and by IIIF, Mirador by its manifest; and their pictures are taken for
// docs/screenshots. Run by hand against a Fovea with the demo people, after `npm ci` here and in the
// folder above: FOVEA_PORT=… FOVEA_KEYCLOAK_PORT=… node --test viewers.mjs

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FOVEA } from "../stage/addresses.mjs";
import { eventually } from "../stage/eventually.mjs";
import { file, png } from "../stage/pictures.mjs";
import { story } from "../stage/story.mjs";
import { chooseFiles, readyImage } from "../stage/uploads.mjs";

const MODULES = fileURLToPath(new URL("node_modules", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../../../../docs/screenshots", import.meta.url));
const [WIDTH, HEIGHT] = [2400, 1800];
const WINDOW = { width: 800, height: 600 };
const MOST_BYTES = 200_000;

// The pages stand at addresses of Fovea's origin that it does not have, so that the browser sends
// the session's cookie with what they ask for; the test answers them.
const STAGE = `${FOVEA}/foreign-viewers`;
const STYLE = "html, body, #view { width: 100%; height: 100%; margin: 0; background: #222 }";

const openSeadragon = (source) => ({
  script: "openseadragon/build/openseadragon/openseadragon.min.js",
  start: `OpenSeadragon({ element: document.getElementById("view"), showNavigationControl: false,
    tileSources: ${source}, animationTime: 0, drawer: "canvas" })`,
});

const openLayers = (layer) => ({
  script: "ol/dist/ol.js",
  style: "ol/ol.css",
  start: layer,
});

const map = (source) => `
  const source = ${source};
  new ol.Map({ target: "view", controls: [],
    layers: [new ol.layer.Tile({ source })],
    view: new ol.View({ extent: source.getTileGrid().getExtent(),
      resolutions: source.getTileGrid().getResolutions(), constrainOnlyCenter: true }) })
    .getView().fit(source.getTileGrid().getExtent());`;

/** The viewers: each page, and what it must have asked for. */
const viewers = (image) => ({
  "openseadragon-dzi": {
    ...openSeadragon(`"/dzi/${image}.dzi"`),
    asks: /\/dzi\/\w+_files\/\d+\/\d+_\d+\.jpg$/,
  },
  "openseadragon-iiif": {
    ...openSeadragon(`"/iiif/3/${image}/info.json"`),
    asks: /\/iiif\/3\/\w+\/[\d,]+\/\d+,\d+\/0\/default\.jpg$/,
  },
  "openlayers-zoomify": {
    ...openLayers(
      map(`new ol.source.Zoomify({ url: "/zoomify/${image}/", size: [${WIDTH}, ${HEIGHT}] })`),
    ),
    asks: /\/zoomify\/\w+\/TileGroup\d+\/\d+-\d+-\d+\.jpg$/,
  },
  "openlayers-iiif": {
    ...openLayers(`fetch("/iiif/3/${image}/info.json").then((answer) => answer.json())
      .then((info) => { ${map(
        "new ol.source.IIIF(new ol.format.IIIFInfo(info).getTileSourceOptions())",
      )} });`),
    asks: /\/iiif\/3\/\w+\/[\d,a-z]+\/[\d,]+\/0\/default\.jpg$/,
  },
  mirador: {
    script: "mirador/dist/mirador.min.js",
    start: `Mirador.viewer({ id: "view", workspaceControlPanel: { enabled: false },
      windows: [{ manifestId: "${FOVEA}/iiif/presentation/3/${image}/manifest" }] })`,
    asks: /\/iiif\/3\/\w+\/[\d,]+\/\d+,\d+\/0\/default\.jpg$/,
  },
});

function page({ script, style, start }) {
  const sheet = style ? `<link rel="stylesheet" href="modules/${style}">` : "";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>viewer</title>
    <link rel="icon" href="data:,">${sheet}<style>${STYLE}</style><div id="view"></div>
    <script src="modules/${script}"></script><script>${start}</script></html>`;
}

/** Opens one viewer, waits until it has all tiles it wants, and takes its picture. */
async function open(visitor, name, viewer) {
  const answers = [];
  const note = (response) => answers.push([new URL(response.url()).pathname, response.status()]);
  visitor.page.on("response", note);
  await visitor.page.route(`${STAGE}/modules/**`, (route) =>
    route.fulfill({ path: join(MODULES, new URL(route.request().url()).pathname.split("/modules/")[1]) }),
  );
  await visitor.page.route(`${STAGE}/${name}`, (route) =>
    route.fulfill({ contentType: "text/html", body: page(viewer) }),
  );
  await visitor.page.goto(`${STAGE}/${name}`);
  await eventually(`${name} asks for tiles`, () =>
    answers.some(([path]) => viewer.asks.test(path)),
  );
  await visitor.page.waitForLoadState("networkidle");
  await visitor.page.waitForTimeout(1000); // tiles fade in
  visitor.page.off("response", note);
  const doors = answers.filter(([path]) => /^\/(dzi|iiif|zoomify|xyz)\//.test(path));
  assert.deepEqual(doors.filter(([, status]) => status !== 200), []);
  console.log(`${name}: ${doors.length} answers`);
  await picture(visitor, name);
}

async function picture({ page: where, devTools }, name) {
  const shot = { format: "webp", quality: 70 };
  const { data } = await (await devTools).send("Page.captureScreenshot", shot);
  const bytes = Buffer.from(data, "base64");
  assert.ok(bytes.length <= MOST_BYTES, `${name} has ${bytes.length} bytes`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `viewer-${name}.webp`), bytes);
  await assertColourful(where, name, data);
}

/** The picture is made of squares of many colours: a window that shows few does not show it. */
async function assertColourful(where, name, data) {
  const shown = await where.evaluate(async (webp) => {
    const image = new Image();
    image.src = `data:image/webp;base64,${webp}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
      width: image.width,
      height: image.height,
    });
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    return [...pen.getImageData(0, 0, image.width, image.height).data];
  }, data);
  const colours = new Set();
  for (let i = 0; i < shown.length; i += 4 * 97) {
    colours.add(shown.slice(i, i + 3).map((sample) => sample >> 5).join());
  }
  assert.ok(colours.size > 40, `${name} shows ${colours.size} colours only`);
}

story("viewers of others show an image by every door", async (arrive, context) => {
  const ada = await arrive({ viewport: WINDOW });
  await ada.logIn("ada");
  const picture = file(context, "squares.png", png(WIDTH, HEIGHT));
  await chooseFiles(ada, picture);
  const image = await readyImage(ada, picture);
  ada.watch.expect(/Accessing element\.ref was removed in React 19/); // Mirador's own business
  for (const [name, viewer] of Object.entries(viewers(image))) {
    await open(ada, name, viewer);
  }
});
