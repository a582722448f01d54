// Takes the pictures of docs/screenshots: two people side by side, from the invitation to the
// moment in which a tile is refused to whoever was removed, and prints how long that took. Run by
// hand against a Fovea with the demo people: FOVEA_PORT=… FOVEA_KEYCLOAK_PORT=… node --test
// screenshots.mjs

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { msg } from "./stage/messages.mjs";
import { accept, invitation, member, newSpace } from "./stage/space-pages.mjs";
import { story } from "./stage/story.mjs";
import { card, readyImage } from "./stage/uploads.mjs";

const FOLDER = fileURLToPath(new URL("../../../../docs/screenshots", import.meta.url));
const WINDOW = { width: 1200, height: 820 };
const SCALE = 0.65; // of a window in a picture
const MOST_BYTES = 150 * 1024;
const REVOKED_WITHIN_MS = 5000;
const PICTURE = { name: "Section 12.png", title: "Section 12" };

/**
 * Two windows side by side, each under a line that says whose it is.
 *
 * @param {import("./stage/visitor.mjs").Visitor} desk where the picture is put together
 * @param {string} name of the file, without its ending
 * @param {{who: string, page: import("playwright-core").Page}[]} windows
 */
async function pair({ page, devTools }, name, windows) {
  const shots = await Promise.all(windows.map((each) => each.page.screenshot()));
  const [width, height] = [WINDOW.width * SCALE, WINDOW.height * SCALE];
  const figures = windows.map(
    ({ who }, index) => `<figure><figcaption>${who}</figcaption><img width="${width}"
      height="${height}" src="data:image/png;base64,${shots[index].toString("base64")}"></figure>`,
  );
  await page.setViewportSize({ width: Math.ceil(2 * width) + 48, height: Math.ceil(height) + 64 });
  await page.setContent(`<style>
    body { display: flex; gap: 16px; margin: 16px; background: #d5dcdb; font: 600 15px sans-serif; }
    figure { margin: 0 } figcaption { padding: 0 0 8px } img { display: block }
    </style>${figures.join("")}`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  const format = { format: "webp", quality: 80 };
  const { data } = await (await devTools).send("Page.captureScreenshot", format);
  const bytes = Buffer.from(data, "base64");
  assert.ok(bytes.length <= MOST_BYTES, `${name} has ${bytes.length} bytes`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.webp`), bytes);
}

/** A picture as a microscope might take it, drawn by the browser. */
async function section({ page }) {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 2400, height: 1800 });
    const pen = canvas.getContext("2d");
    let seed = 12;
    const next = (most) => (seed = (seed * 16807) % 2147483647) % most;
    pen.fillStyle = "#f3e3ee";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    for (let cell = 0; cell < 2600; cell++) {
      const [x, y, size] = [next(canvas.width), next(canvas.height), 8 + next(26)];
      pen.fillStyle = `hsl(${285 + next(50)} ${30 + next(35)}% ${45 + next(35)}% / 0.55)`;
      pen.beginPath();
      pen.ellipse(x, y, size, size * 0.7, next(314) / 100, 0, 2 * Math.PI);
      pen.fill();
      pen.fillStyle = "hsl(262 45% 28% / 0.8)";
      pen.beginPath();
      pen.arc(x, y, size / 3, 0, 2 * Math.PI);
      pen.fill();
    }
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(address.split(",")[1], "base64");
}

/** Brings the picture into the space before which the visitor stands. */
async function upload(visitor) {
  const buffer = await section(visitor);
  await visitor.page
    .getByLabel(msg("uploads.choose"))
    .setInputFiles({ name: PICTURE.name, mimeType: "image/png", buffer });
  return readyImage(visitor, PICTURE);
}

/** Asks for a tile again and again; tells when it was refused first, in milliseconds since 1970. */
function refusal({ page }, tile) {
  return page.evaluate(async (address) => {
    while ((await fetch(address, { cache: "no-store" })).status === 200) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return Date.now();
  }, tile);
}

/** The line of whoever is here beside the principal investigator. */
const guestLine = (host) => member(host, new RegExp(msg("role.CONTRIBUTOR")));

story("two people, from an invitation to its end", async (arrive) => {
  const [ada, emmy, desk] = [
    await arrive({ viewport: WINDOW }),
    await arrive({ viewport: WINDOW }),
    await arrive(),
  ];
  const both = [
    { who: "ada", page: ada.page },
    { who: "emmy", page: emmy.page },
  ];
  await ada.logIn("ada");
  await emmy.logIn("emmy");
  const space = await newSpace(ada, "EXPERIMENT", "Sections of the cerebellum");
  const image = await upload(ada);

  const link = await invitation(ada, space, "VIEWER");
  await emmy.page.goto(link);
  await pair(desk, "1-invitation", both);

  await accept(emmy, link);
  await card(emmy, PICTURE).locator("img").waitFor();
  await ada.page.goto(`/members/${space}`);
  await member(ada, msg("role.VIEWER")).waitFor();
  await pair(desk, "2-acceptance", both);

  await emmy.page.goto(`/members/${space}`);
  for (const { page } of both) {
    // the pseudonym moves into the title when the name takes its place
    await page.locator("main [data-member]:not([title=''])[title]").first().waitFor();
  }
  await pair(desk, "3-names", both);

  const line = member(ada, msg("role.VIEWER"));
  await line.getByRole("button", { name: msg("members.show") }).click();
  await line.getByLabel(msg("members.role")).selectOption("CONTRIBUTOR");
  await ada.page.getByRole("button", { name: msg("members.change") }).click();
  await guestLine(ada).getByRole("button", { name: msg("members.show") }).waitFor();
  await emmy.page.goto(`/space/${space}`);
  await card(emmy, PICTURE).locator("img").waitFor();
  await pair(desk, "4-role", both);

  const sharpest = emmy.page.waitForResponse(/_files\/1\d\//);
  await emmy.page.goto(`/view/${image}`);
  await sharpest; // else a tile would still be on its way when she is sent elsewhere
  await emmy.page.waitForLoadState("networkidle");
  const tile = `/dzi/${image}_files/9/0_0.jpg`;
  assert.equal(await emmy.statusOf(tile), 200);
  emmy.watch.expect(/status of 404/);
  const refused = refusal(emmy, tile);
  await guestLine(ada).getByRole("button", { name: msg("members.show") }).click();
  await ada.page.getByRole("button", { name: msg("members.remove") }).click();
  await pair(desk, "5-revocation", both);
  const revoked = Date.now();
  await ada.page.locator(".ui-confirmdialog-yes").click();
  const took = (await refused) - revoked;
  await ada.page.getByText(msg("members.removed")).waitFor();
  await emmy.page.goto(tile);
  await pair(desk, "6-refused", both);

  console.log(`The tile was refused ${took} ms after the click that removed the member.`);
  assert.ok(took < REVOKED_WITHIN_MS);
});
