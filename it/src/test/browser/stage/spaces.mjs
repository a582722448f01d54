// Spaces, and how people come into them, by the same interface that scripts of the pages use.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";

/**
 * Asks as a script of the page would, with the session's cookie and the token of the page.
 *
 * @param {import("./visitor.mjs").Visitor} visitor who stands before some page of Fovea
 * @param {string} method
 * @param {string} path below /api/v1/
 * @param {object} [body]
 * @returns {Promise<any>} the JSON of the answer, or nothing if it has no body
 */
export async function ask({ page }, method, path, body) {
  const { status, words } = await page.evaluate(
    async ([verb, address, json]) => {
      const answer = await fetch(address, {
        method: verb,
        body: json,
        headers: {
          Accept: "application/json",
          ...(json && { "Content-Type": "application/json" }),
          "X-Fovea-Csrf": document.querySelector('meta[name="fovea-csrf"]').content,
        },
      });
      return { status: answer.status, words: await answer.text() };
    },
    [method, `/api/v1/${path}`, body && JSON.stringify(body)],
  );
  assert.ok(status >= 200 && status < 300, `${method} ${path}: ${status} ${words}`);
  return words ? JSON.parse(words) : undefined;
}

/**
 * @param {import("./visitor.mjs").Visitor} visitor who may be a principal investigator
 * @returns {Promise<string>} the identifier of a new project of theirs
 */
export async function newProject(visitor) {
  const name = `Project ${randomBytes(4).toString("hex")}`;
  const space = await ask(visitor, "POST", "spaces", { kind: "PROJECT", name, description: "" });
  return space.id;
}

/**
 * Makes `guest` a member, by an invitation of `host`.
 *
 * @param {import("./visitor.mjs").Visitor} host who may invite
 * @param {import("./visitor.mjs").Visitor} guest
 * @param {string} space
 * @param {"VIEWER" | "CONTRIBUTOR" | "MANAGER"} [role]
 */
export async function invite(host, guest, space, role = "VIEWER") {
  const { token } = await ask(host, "POST", `spaces/${space}/invitations`, { role });
  await ask(guest, "POST", `invitations/${token}`);
}
