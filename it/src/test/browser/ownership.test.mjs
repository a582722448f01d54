// What one person has, another cannot see.

import assert from "node:assert/strict";
import { msg } from "./stage/messages.mjs";
import { file, png } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { card, chooseFiles, readyImage } from "./stage/uploads.mjs";

story("a second person finds nothing where the first one's image is", async (arrive, context) => {
  const picture = file(context, "private.png", png(600, 400));
  const ada = await arrive();
  await ada.logIn("ada");
  await chooseFiles(ada, picture);
  const image = await readyImage(ada, picture);
  const addresses = [
    `/view/${image}`,
    `/dzi/${image}.dzi`,
    `/dzi/${image}_files/10/0_0.jpg`,
    `/dzi/${image}_files/0/0_0.jpg`,
    `/api/v1/images/${image}`,
    `/api/v1/images/${image}/thumbnail`,
    `/api/v1/images/${image}/original`,
  ];
  for (const address of addresses) {
    assert.equal(await ada.statusOf(address), 200, `ada: ${address}`);
  }

  const emmy = await arrive();
  emmy.watch.expect(new RegExp(`status of 404 .*${image}`));
  await emmy.logIn("emmy");
  assert.equal(await card(emmy, picture).count(), 0);
  for (const address of addresses) {
    assert.equal(await emmy.statusOf(address), 404, `emmy: ${address}`);
  }
  const answer = await emmy.page.goto(`/view/${image}`);
  assert.equal(answer.status(), 404);
  await emmy.page.getByRole("heading", { name: msg("error.absent.title"), level: 1 }).waitFor();
  assert.ok(!(await emmy.page.content()).includes(picture.title));
  await emmy.screenshot("not-found");
});

story("a visitor sees no tile, and is asked to log in by the viewer", async (arrive, context) => {
  const picture = file(context, "not for visitors.png", png(600, 400));
  const ada = await arrive();
  await ada.logIn("ada");
  await chooseFiles(ada, picture);
  const image = await readyImage(ada, picture);

  const visitor = await arrive();
  visitor.watch.expect(new RegExp(`status of 404 .*${image}`));
  await visitor.page.goto("/");
  assert.equal(await visitor.statusOf(`/dzi/${image}.dzi`), 404);
  assert.equal(await visitor.statusOf(`/dzi/${image}_files/10/0_0.jpg`), 404);
  await visitor.page.goto(`/view/${image}`);
  await visitor.identify("ada");
  assert.equal(new URL(visitor.page.url()).pathname, `/view/${image}`);
  await visitor.page.getByRole("heading", { name: picture.title, level: 1 }).waitFor();
});
