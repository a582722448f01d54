// The headers of every answer. That no page breaks its own policy is watched in all stories.

import assert from "node:assert/strict";
import { FOVEA } from "./stage/addresses.mjs";
import { file, png } from "./stage/pictures.mjs";
import { story } from "./stage/story.mjs";
import { chooseFiles, readyImage } from "./stage/uploads.mjs";

const POLICY = "content-security-policy";
const REQUIRED = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^(same-origin|no-referrer)$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\).*geolocation=\(\)/,
};
const PAGES = ["/", "/images", "/account", "/terms", "/privacy", "/nowhere", "/view/nothing"];
const NOWHERE = "0".repeat(22);

story("every answer carries the security headers, and one policy", async (arrive, context) => {
  const visitor = await arrive();
  const { page, watch } = visitor;
  const answers = [];
  page.on("response", (answer) => answer.url().startsWith(FOVEA) && answers.push(answer));
  watch.expect(/status of 404 .*\/(nowhere|view\/nothing)/);

  await page.goto("/");
  await visitor.logIn("ada");
  for (const address of PAGES) {
    await page.goto(address);
  }
  await page.goto("/images");
  const picture = file(context, "policy.png", png(600, 400));
  await chooseFiles(visitor, picture);
  const tile = page.waitForResponse(/_files\//);
  const image = await readyImage(visitor, picture);
  await page.goto(`/view/${image}`);
  await tile;

  const kinds = [/\/$/, /\/nowhere$/, /\/login\?/, /\.js$/, /\.css$/, /\.woff2$/, /\/thumbnail$/];
  for (const kind of [...kinds, /\/api\/v1\/uploads/, /\.dzi$/, /_files\//, /\/view\//]) {
    assert.ok(answers.some((answer) => kind.test(answer.url())), `${kind} was asked for`);
  }
  const faults = await Promise.all(answers.map((answer) => headerFaults(answer)));
  assert.deepEqual([...new Set(faults.flat())], []);
});

story("refusals carry the security headers, too", async (arrive) => {
  const { context } = await arrive();
  const addresses = ["/nowhere", `/dzi/${NOWHERE}.dzi`, "/api/v1/me", "/api/nothing", "/error"];
  for (const address of [...addresses, "/resources/nothing.css", "/login?code=x&state=y"]) {
    const answer = await context.request.get(address);
    assert.ok(answer.status() >= 400 || address === "/error", `${address}: ${answer.status()}`);
    assert.deepEqual(faultsOf(address, answer.status(), answer.headersArray()), []);
  }
});

story("pages of a person are kept by no cache", async (arrive) => {
  const visitor = await arrive();
  const { page } = visitor;
  await visitor.logIn("ada");
  for (const address of ["/", "/images", "/account", "/spaces", "/new/team"]) {
    const answer = await page.goto(address);
    assert.match((await answer.headerValue("cache-control")) ?? "", /no-store/, address);
  }
});

story("the policy lets no foreign and no inline script run", async (arrive) => {
  const { page } = await arrive();
  const answer = await page.goto("/");
  const directives = new Map(
    (await answer.headerValue(POLICY))
      .split(";")
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name, ...sources]) => [name, sources]),
  );

  assert.deepEqual(directives.get("default-src"), ["'self'"]);
  assert.deepEqual(directives.get("object-src"), ["'none'"]);
  assert.deepEqual(directives.get("base-uri"), ["'none'"]);
  assert.deepEqual(directives.get("frame-ancestors"), ["'none'"]);
  for (const source of directives.get("script-src")) {
    assert.match(source, /^'(self|nonce-[\w+/=-]{20,})'$/);
  }
  const again = await (await page.goto("/")).headerValue(POLICY);
  assert.notEqual(again, await answer.headerValue(POLICY), "a nonce serves once");
});

/** What is wrong with the headers of an answer that the browser got. */
async function headerFaults(answer) {
  const { pathname } = new URL(answer.url());
  return faultsOf(pathname.replace(/\w{22}/, "{id}"), answer.status(), await answer.headersArray());
}

function faultsOf(address, status, headers) {
  const values = (wanted) =>
    headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);
  const faults = Object.entries(REQUIRED)
    .filter(([name, form]) => values(name).length !== 1 || !form.test(values(name)[0]))
    .map(([name]) => `${status} ${address}: ${name} is ${values(name).join(" and ") || "missing"}`);
  const policies = values(POLICY).length;
  return policies === 1 ? faults : [...faults, `${status} ${address}: ${policies} policies`];
}
