// Another site, with a page of its own.

import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Serves one page under another origin.
 *
 * @param {import("node:test").TestContext} context
 * @param {{host: string, body?: string, referrer?: string}} site `localhost` is the same site as
 *   Fovea, so the browser adds its cookies; `referrer` is what the page tells of its own address
 * @returns {Promise<string>} the origin
 */
export async function otherSite(context, { host, body = "", referrer = "strict-origin" }) {
  const server = createServer((_, answer) =>
    answer
      .setHeader("Content-Type", "text/html")
      .setHeader("Referrer-Policy", referrer)
      .end(`<!DOCTYPE html><title>Elsewhere</title>${body}`),
  );
  context.after(() => server.close().closeAllConnections());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://${host}:${server.address().port}`;
}
