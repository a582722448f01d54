// The OpenAPI document as strangers' tools read it.

import assert from "node:assert/strict";
import { env } from "node:process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { lintFromString, loadConfig } from "@redocly/openapi-core";

/** What may be found, and why it is right as it is. */
const EXCEPTIONS = {
  // they exist to say no: what a HEAD request asked for would be recorded as taken
  "operation-2xx-response #/paths/~1api~1v1~1me~1export/head/responses": 1,
  "operation-2xx-response #/paths/~1api~1v1~1spaces~1{space}~1transcript/head/responses": 1,
  // the ending of a file
  "paths-kebab-case #/paths/~1api~1v1~1openapi.{format}": 1,
  // nothing that a caller sends can be wrong
  "operation-4xx-response #/paths/~1api~1v1~1uploads/options/responses": 1,
};

const config = await loadConfig({
  configPath: fileURLToPath(new URL("redocly.yaml", import.meta.url)),
});

for (const format of ["json", "yaml"]) {
  test(`openapi.${format} is clean`, async () => {
    const address = `${env.FOVEA_SERVER}/api/v1/openapi.${format}`;
    const answer = await fetch(address);
    assert.equal(answer.status, 200);
    const source = await answer.text();

    const problems = await lintFromString({ source, absoluteRef: address, config });

    const found = {};
    for (const { ruleId, message, location } of problems) {
      const place = `${ruleId} ${location[0]?.pointer}`;
      found[place in EXCEPTIONS ? place : `${place}: ${message}`] = 1;
    }
    assert.deepEqual(found, EXCEPTIONS);
  });
}
