// Names of those one shares a space with: told from browser to browser, and never stored.

import assert from "node:assert/strict";
import { eventually } from "./stage/eventually.mjs";
import { msg } from "./stage/messages.mjs";
import { ask, invite, newProject } from "./stage/spaces.mjs";
import { story } from "./stage/story.mjs";

const ADA = "Zwirnadella Quoxhammer-Lirvik";
const EMMY = "Emmyrtheline Blauwurzelheim";
const PSEUDONYM = new RegExp(`^${msg("person.member", "[0-9A-HJKMNP-TV-Z]{6}")}$`);
const GONE_WITHIN_MS = 20_000; // the server notices by its next words but one that a page is gone
const TOLD_WITHIN_MS = 500; // after the greeting, who is there is told at once

/** Somebody else who stands in the page. */
const others = ({ page }) => page.locator("main [data-member] [data-name]");

const members = (space) => `/members/${space}`;

/** Two people who share a space, each before the page of its members or not yet. */
async function shared(arrive) {
  const [ada, emmy] = [await arrive(), await arrive()];
  await ada.logIn("ada");
  await emmy.logIn("emmy");
  const space = await newProject(ada);
  await invite(ada, emmy, space);
  return { ada, emmy, space };
}

async function reads(visitor, name) {
  await others(visitor).filter({ hasText: name }).first().waitFor();
}

/** Waits until the server tells nobody who others were, as a browser shows that has never met them. */
async function forgotten(arrive, person, space) {
  await eventually(
    "a browser that has never met her shows a pseudonym",
    async () => {
      const elsewhere = await arrive();
      await elsewhere.logIn(person);
      const greeted = elsewhere.page.waitForResponse((answer) => answer.url().endsWith("/names"));
      await elsewhere.page.goto(members(space));
      await greeted;
      await elsewhere.page.waitForTimeout(TOLD_WITHIN_MS);
      return others(elsewhere).first().textContent();
    },
    (shown) => PSEUDONYM.test(shown),
    GONE_WITHIN_MS,
  );
}

/** Whether the browser remembers anything of others. */
function remembers({ page }) {
  return page.evaluate(async () => (await indexedDB.databases()).length > 0);
}

story("two who look at a space at once see each other's names", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);

  await ada.page.goto(members(space));
  const pseudonym = await others(ada).first().textContent();
  assert.match(pseudonym, PSEUDONYM);
  await ada.page.locator("main").getByText(ADA).first().waitFor(); // her own name, from her session
  await ada.screenshot("names-alone");

  await emmy.page.goto(members(space));
  await reads(emmy, ADA);
  await reads(ada, EMMY);
  assert.equal(
    await ada.page.locator("main [data-member]").first().getAttribute("title"),
    pseudonym,
    "the pseudonym can still be found out",
  );
  await ada.screenshot("names-ada");
  await emmy.screenshot("names-emmy");
});

story("a name is remembered after its owner has left, and gone after logout", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);
  await ada.page.goto(members(space));
  await emmy.page.goto(members(space));
  await reads(ada, EMMY);

  await emmy.page.goto("/");
  await ada.page.reload();
  await reads(ada, EMMY);
  assert.equal(await remembers(ada), true);

  await ada.logOut();
  assert.equal(await remembers(ada), false);
  await forgotten(arrive, "ada", space); // else Emmy's page may still seem to be there
  await ada.logIn("ada");
  await ada.page.goto(members(space));
  await others(ada).first().waitFor();
  assert.match(await others(ada).first().textContent(), PSEUDONYM);
});

story("the server tells nobody the name of somebody who has left", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);
  await ada.page.goto(members(space));
  await emmy.page.goto(members(space));
  await reads(emmy, ADA);
  await ada.page.goto("/");

  await forgotten(arrive, "emmy", space);
});

story("without scripts there are pseudonyms, and one's own name", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);
  await ada.page.goto(members(space));

  const plain = await arrive({ javaScriptEnabled: false });
  await plain.page.goto(members(space));
  await plain.identify("emmy");
  assert.match(await others(plain).first().textContent(), PSEUDONYM);
  await plain.page.locator("main").getByText(EMMY).waitFor();
  assert.ok(!(await plain.page.content()).includes(ADA));
  await plain.screenshot("names-without-scripts");
  await emmy.page.goto("/");
});

story("whoever does not want to be shown is not, and still reads names", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);
  await emmy.page.goto("/account");
  await emmy.page.getByLabel(msg("names.show")).uncheck();
  await emmy.page.reload();
  assert.equal(await emmy.page.getByLabel(msg("names.show")).isChecked(), false);
  await emmy.screenshot("names-silent");

  await ada.page.goto(members(space));
  await emmy.page.goto(members(space));
  await reads(emmy, ADA);
  assert.match(await others(ada).first().textContent(), PSEUDONYM);
});

story("whoever logs in next in the same browser inherits no names", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);
  await ada.page.goto(members(space));
  await emmy.page.goto(members(space));
  await reads(ada, EMMY);

  await ada.context.clearCookies(); // the session is lost, and nobody has logged out
  await ada.logIn("alan");
  await eventually("the names are gone", () =>
    ada.page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open("fovea.names");
          opening.onsuccess = () => {
            const counting = opening.result.transaction("names").objectStore("names").count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result === 0);
            };
          };
        }),
    ),
  );
});

story("a name is text, whatever stands in it", async (arrive) => {
  const { ada, space } = await shared(arrive);
  await ada.page.goto(members(space));
  const seed = await ada.page.locator("main [data-member]").first().getAttribute("data-member");
  const name = '<img src=x onerror="alert(1)"></bdi><script>alert(1)</script>';
  ada.page.on("dialog", () => assert.fail("a name has become a script"));
  await ada.page.route("**/names", (route) =>
    route.fulfill({
      contentType: "text/event-stream",
      body:
        `event: name\ndata: ${JSON.stringify({ label: "K7Q4X2", seed, name })}\n\n` +
        "event: end\ndata: over\n\n",
    }),
  );

  await ada.page.reload();
  await reads(ada, name);
  await ada.page.unroute("**/names");
  await ada.page.reload();
  await reads(ada, name); // as it was remembered
});

story("a member who is removed hears no more names within five seconds", async (arrive) => {
  const { ada, emmy, space } = await shared(arrive);
  await emmy.page.goto(members(space));
  await others(emmy).first().waitFor();
  const row = (await ask(ada, "GET", `spaces/${space}/members`)).members.find(({ self }) => !self);
  const ended = emmy.page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const source = new EventSource(address);
        source.addEventListener("end", () => {
          source.close();
          resolve(Date.now());
        });
      }),
    `/api/v1/spaces/${space}/names`,
  );

  await ask(ada, "DELETE", `spaces/${space}/members/${row.id}`);
  const removed = Date.now();
  assert.ok((await ended) - removed < 5000, "not within five seconds");
});
