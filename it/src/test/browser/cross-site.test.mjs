// What other sites may make a person's browser do: nothing.

import assert from "node:assert/strict";
import { FOVEA } from "./stage/addresses.mjs";
import { msg } from "./stage/messages.mjs";
import { otherSite } from "./stage/other-site.mjs";
import { file, png } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { chooseFiles, readyImage } from "./stage/uploads.mjs";

const TARGETS = ["/api/v1/me/terms", "/api/v1/uploads", "/logout", "/images", "/terms"];

/** Logs a person in and leads her to a page of another site. */
async function lure(visitor, address) {
  await visitor.logIn("ada");
  if (address.startsWith("http")) {
    visitor.watch.admit(address);
  }
  await visitor.page.goto(address);
}

/**
 * Has the other site's page send a form to Fovea.
 *
 * @returns {Promise<{status: number, withCookie: boolean}>}
 */
async function forge(page, address, fields) {
  const answered = page.waitForResponse(
    (answer) => answer.url() === FOVEA + address && answer.request().method() === "POST",
  );
  await page.evaluate(
    ([action, names]) => {
      const form = document.createElement("form");
      Object.assign(form, { action, method: "post" });
      for (const [name, value] of Object.entries(names)) {
        form.append(Object.assign(document.createElement("input"), { name, value }));
      }
      document.body.append(form);
      form.submit();
    },
    [FOVEA + address, fields],
  );
  const answer = await answered;
  await page.waitForURL(FOVEA + address);
  const { cookie = "" } = await answer.request().allHeaders();
  const [session] = await page.context().cookies(FOVEA);
  return { status: answer.status(), withCookie: cookie.includes(session.value) };
}

async function assertStillLoggedIn({ page }) {
  await page.goto(`${FOVEA}/account`);
  await page.getByRole("heading", { name: msg("account.title"), level: 1 }).waitFor();
}

for (const [host, referrer] of [
  ["localhost", "strict-origin"],
  ["localhost", "no-referrer"], // the origin is then `null`, as that of our page for invitations
  ["127.0.0.1", "strict-origin"],
]) {
  story(`forms of a page on ${host} with ${referrer} are refused`, async (arrive, context) => {
    const visitor = await arrive();
    const elsewhere = await otherSite(context, { host, referrer });
    await lure(visitor, elsewhere);
    visitor.watch.expect(/status of 403/);

    for (const address of TARGETS) {
      const fields = { csrf: "", "jakarta.faces.ViewState": "stateless", version: "1" };
      const { status, withCookie } = await forge(visitor.page, address, fields);
      assert.equal(status, 403, address);
      assert.equal(withCookie, host === "localhost", "only pages of the same site bring cookies");
      await visitor.page.goto(elsewhere);
    }
    await assertStillLoggedIn(visitor);
  });
}

story("forms of a page without an origin are refused", async (arrive) => {
  const visitor = await arrive();
  await lure(visitor, "data:text/html,<title>Nowhere</title>");
  visitor.watch.expect(/status of 403/);

  for (const address of TARGETS) {
    assert.equal((await forge(visitor.page, address, {})).status, 403, address);
    await visitor.page.goto("data:text/html,<title>Nowhere</title>");
  }
  await assertStillLoggedIn(visitor);
});

story("scripts of another origin change nothing and read nothing", async (arrive, context) => {
  const visitor = await arrive();
  const elsewhere = await otherSite(context, { host: "localhost" });
  const picture = file(context, "embedded.png", png(600, 400));
  await visitor.logIn("ada");
  await chooseFiles(visitor, picture);
  const image = await readyImage(visitor, picture);
  visitor.watch.admit(elsewhere);
  visitor.watch.expect(new RegExp(`on ${elsewhere}`));
  await visitor.page.goto(elsewhere);

  const blind = (address, method) =>
    visitor.page.evaluate(
      ([url, verb]) =>
        fetch(url, { method: verb, mode: "cors", credentials: "include" }).then(
          (answer) => answer.status,
          () => "blocked",
        ),
      [FOVEA + address, method],
    );
  assert.equal(await blind(`/api/v1/images/${image}`, "DELETE"), "blocked");
  assert.equal(await blind(`/api/v1/images/${image}/original`, "GET"), "blocked");
  assert.equal(await blind("/api/v1/me", "GET"), "blocked");
  assert.equal(await canEmbed(visitor.page, `${FOVEA}/api/v1/images/${image}/thumbnail`), false);
  await assertStillLoggedIn(visitor);
  assert.equal(await visitor.statusOf(`/api/v1/images/${image}`), 200);
});

story("a page with a session's cookie but without its token changes nothing", async (arrive) => {
  const visitor = await arrive();
  await visitor.logIn("ada");
  visitor.watch.expect(/status of 403/);

  for (const token of [undefined, "", "0".repeat(64)]) {
    const status = await visitor.page.evaluate(async (csrf) => {
      const headers = { "Tus-Resumable": "1.0.0", "Upload-Length": "5" };
      const proof = csrf === undefined ? {} : { "X-Fovea-Csrf": csrf };
      const request = { method: "POST", headers: { ...headers, ...proof } };
      return (await fetch("/api/v1/uploads", request)).status;
    }, token);
    assert.equal(status, 403, `token ${token}`);
  }
});

story("no other site can put Fovea into a frame", async (arrive, context) => {
  const visitor = await arrive();
  const elsewhere = await otherSite(context, { host: "localhost" });
  await lure(visitor, elsewhere);
  visitor.watch.expect(/frame-ancestors/);

  await visitor.page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement("iframe"), { src }));
  }, `${FOVEA}/account`);
  const frame = await visitor.page.waitForEvent("framenavigated");
  assert.equal(frame.url(), "chrome-error://chromewebdata/");
});

/** Whether a page may show a picture of Fovea's. */
function canEmbed(page, src) {
  return page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(true);
        image.onerror = () => resolve(false);
        image.src = address;
      }),
    src,
  );
}
