import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { curl, matches, operations, resolved, scope, subject, typeName } = await load("openapi-words.js");
const SPACE = { $ref: "#/components/schemas/Space" };
const DOCUMENT = {
  paths: {
    "/spaces/{space}": {
      get: {
        operationId: "getSpace",
        summary: "One space",
        tags: ["Spaces"],
        parameters: [
          { name: "space", in: "path", example: "a/b" },
          { $ref: "#/components/parameters/limit" },
          { name: "text", in: "query", example: "it's & more" },
          { name: "Tus-Resumable", in: "header", example: "1.0.0" },
        ],
      },
      patch: {
        operationId: "changeSpace",
        summary: "Change a space",
        tags: ["Spaces"],
        requestBody: { content: { "application/json": { example: { name: "it's" } } } },
      },
      head: { operationId: "peek", summary: "Peek", tags: ["Other"], security: [] },
    },
  },
  components: {
    parameters: { limit: { name: "limit", in: "query" } },
    schemas: { Space: { type: "object" } },
  },
};
const ALL = operations(DOCUMENT);
const find = (id) => ALL.find(({ operation }) => operation.operationId === id);

test("operations come with path, method and tag", () => {
  assert.deepEqual(
    ALL.map(({ path, method, tag }) => [path, method, tag]),
    [
      ["/spaces/{space}", "GET", "Spaces"],
      ["/spaces/{space}", "PATCH", "Spaces"],
      ["/spaces/{space}", "HEAD", "Other"],
    ],
  );
});

test("a reference is what it leads to", () => {
  assert.equal(resolved(DOCUMENT, SPACE), DOCUMENT.components.schemas.Space);
  assert.deepEqual(resolved(DOCUMENT, { type: "string" }), { type: "string" });
});

test("types have names that people read", () => {
  assert.equal(typeName(SPACE), "Space");
  assert.equal(typeName({ type: "array", items: SPACE }), "list of Space");
  assert.equal(typeName({ type: "object", additionalProperties: SPACE }), "object of Space");
  assert.equal(typeName({ type: "string", enum: ["a", "b"] }), "a, b");
  assert.equal(typeName({ type: "integer", format: "int64" }), "int64");
  assert.equal(typeName({ type: "boolean" }), "boolean");
  assert.equal(typeName({}), "bytes");
});

test("a list of something is about that", () => {
  assert.equal(subject({ type: "array", items: SPACE }), "Space");
  assert.equal(subject({ type: "string" }), undefined);
});

test("a search finds operations that have all its words, in whatever case", () => {
  assert.ok(matches(find("getSpace"), "ONE spaces"));
  assert.ok(matches(find("getSpace"), ""));
  assert.ok(!matches(find("getSpace"), "one patch"));
});

test("an example is a command that no quote breaks out of", () => {
  assert.equal(
    curl(DOCUMENT, find("getSpace"), "https://fovea.example"),
    [
      "curl --request GET",
      '--header "Authorization: Bearer $TOKEN"',
      "--header 'Tus-Resumable: 1.0.0'",
      "'https://fovea.example/spaces/a%2Fb?text=it%27s+%26+more'",
    ].join(" \\\n  "),
  );
  assert.equal(
    curl(DOCUMENT, find("changeSpace"), "").split(" \\\n  ").at(-2),
    `--data-binary '{"name":"it'\\''s"}'`,
  );
});

test("the scope is that of a token, if one will do", () => {
  assert.equal(scope({ security: [{}, { token: ["fovea.read"] }, { session: [] }] }), "fovea.read");
  assert.equal(scope({ security: [{ hub: [] }] }), undefined);
  assert.equal(scope({ security: [] }), undefined);
});

test("what is public is asked without a token", () => {
  assert.ok(!curl(DOCUMENT, find("peek"), "").includes("Bearer"));
});
