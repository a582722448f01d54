// The page of the API: the server's own OpenAPI document, to be read and searched.

import { component, curl, matches, operations, resolved, scope, subject, typeName } from "./openapi-words.js";
import { text } from "./texts.js";

const page = document.getElementById("api");

/** An element with attributes and children; strings become text, never markup. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** The little Markdown that descriptions have: paragraphs, code, strong words, links. */
function prose(words = "") {
  const paragraphs = words.split("\n\n").filter(Boolean);
  return paragraphs.map((paragraph) => make("p", {}, ...spans(paragraph)));
}

function spans(words) {
  const parts = words.split(/(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\(https:[^)\s]+\))/);
  return parts.filter(Boolean).map((part) => {
    if (part.startsWith("`")) {
      return make("code", {}, part.slice(1, -1));
    }
    if (part.startsWith("**")) {
      return make("strong", {}, part.slice(2, -2));
    }
    const link = part.match(/^\[([^\]]+)\]\((https:[^)]+)\)$/);
    return link ? make("a", { href: link[2] }, link[1]) : part;
  });
}

/** A table that scrolls by itself where it is too wide; the keyboard comes to it, too. */
function table(label, heads, rows) {
  const head = make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)));
  const body = rows.map((cells) => {
    const [first, ...others] = cells.map((cell) => (Array.isArray(cell) ? cell : [cell]));
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, ...first),
      ...others.map((cell) => make("td", {}, ...cell)),
    );
  });
  return make(
    "div",
    { class: "api-table", role: "region", tabindex: "0", "aria-label": label },
    make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)),
  );
}

function typeCell(schema) {
  const about = subject(schema);
  const name = typeName(schema);
  return about ? make("a", { href: `#schema-${about}` }, name) : name;
}

function copied(words) {
  const button = make(
    "button",
    { type: "button", class: "button button-quiet", "data-copy": words },
    text("openapi.copy"),
  );
  return make("div", { class: "api-example" }, make("pre", { tabindex: "0" }, make("code", {}, words)), button);
}

/** @param {boolean} sent whether the caller sends it, or gets it */
function properties(schema, sent) {
  const [there, perhaps] = sent ? ["needed", "optional"] : ["always", "maybe"];
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => [
    make("code", {}, name),
    typeCell(property),
    text(`openapi.${required.has(name) ? there : perhaps}`),
    spans(property.description ?? ""),
  ]);
}

/** What a schema is: its properties, or its words. */
function schemaTable(api, schema, label, sent = false) {
  const whole = resolved(api, schema);
  const rows = properties(whole, sent);
  const heads = ["name", "type", "there", "meaning"].map((key) => text(`openapi.${key}`));
  return rows.length
    ? table(label, heads, rows)
    : make("p", {}, typeName(component(schema) ? whole : schema), ". ", ...spans(whole.description ?? ""));
}

function parameters(api, operation) {
  const rows = (operation.parameters ?? [])
    .map((one) => resolved(api, one))
    .map((one) => [
      make("code", {}, one.name),
      text(`openapi.in-${one.in}`),
      typeCell(one.schema),
      one.required ? text("openapi.needed") : text("openapi.optional"),
      spans(one.description ?? ""),
    ]);
  const heads = ["name", "place", "type", "there", "meaning"].map((key) => text(`openapi.${key}`));
  return rows.length
    ? [make("h4", {}, text("openapi.parameters")), table(text("openapi.parameters"), heads, rows)]
    : [];
}

function request(api, operation) {
  return Object.entries(operation.requestBody?.content ?? {}).flatMap(([type, content]) => [
    make("h4", {}, text("openapi.request"), " ", make("code", {}, type)),
    schemaTable(api, content.schema, text("openapi.request"), true),
  ]);
}

function response(api, [status, told]) {
  const answer = resolved(api, told);
  const media = Object.entries(answer.content ?? {});
  const headers = Object.keys(answer.headers ?? {});
  const contents = media.map(([type, { schema }]) => [make("code", {}, type), " ", typeCell(schema), " "]);
  return [
    make("code", {}, status),
    [
      ...spans(answer.description),
      ...(headers.length ? [make("br"), `${text("openapi.headers")} `, make("code", {}, headers.join(", "))] : []),
    ],
    contents.flat(),
  ];
}

function responses(api, operation) {
  const rows = Object.entries(operation.responses).map((entry) => response(api, entry));
  const heads = ["status", "meaning", "body"].map((key) => text(`openapi.${key}`));
  const examples = Object.values(operation.responses)
    .slice(0, 1)
    .flatMap((answer) => Object.values(resolved(api, answer).content ?? {}))
    .filter((content) => content.example !== undefined)
    .map((content) => copied(JSON.stringify(content.example, null, 2)));
  return [
    make("h4", {}, text("openapi.responses")),
    table(text("openapi.responses"), heads, rows),
    ...(examples.length ? [make("h4", {}, text("openapi.answer")), ...examples] : []),
  ];
}

/** One operation; what is inside is made when it is opened. */
function operationEntry(api, entry) {
  const { path, method, operation } = entry;
  const details = make(
    "details",
    { class: "api-operation", id: operation.operationId },
    make(
      "summary",
      {},
      make("span", { class: `api-method api-${method.toLowerCase()}` }, method),
      make("code", { class: "api-path" }, ...path.split(/(?=\/)/).flatMap((part) => [part, make("wbr")])),
      make("span", { class: "api-summary" }, operation.summary),
    ),
  );
  details.addEventListener("toggle", () => fill(details, api, entry), { once: true });
  return details;
}

/** Who may call it. */
function access(operation) {
  const needed = scope(operation);
  if (operation.security.length === 0) {
    return [make("p", {}, text("openapi.public"))];
  }
  return needed ? [make("p", {}, text("openapi.scope"), " ", make("code", {}, needed))] : [];
}

function fill(details, api, entry) {
  const { operation } = entry;
  details.append(
    make(
      "div",
      { class: "api-inside" },
      ...prose(operation.description),
      ...access(operation),
      ...parameters(api, operation),
      ...request(api, operation),
      make("h4", {}, text("openapi.example")),
      copied(curl(api, entry, location.origin)),
      ...responses(api, operation),
    ),
  );
}

function tagSection(api, tag, entries) {
  const id = `tag-${tag.name.replaceAll(" ", "-")}`;
  return make(
    "section",
    { class: "api-tag", "aria-labelledby": id },
    make("h2", { id }, tag.name),
    ...prose(tag.description),
    ...entries.map((entry) => operationEntry(api, entry)),
  );
}

function schemaSection(api) {
  const entries = Object.keys(api.components.schemas)
    .sort()
    .map((name) => {
      const details = make("details", { class: "api-operation", id: `schema-${name}` }, make("summary", {}, name));
      const reference = { $ref: `#/components/schemas/${name}` };
      details.addEventListener(
        "toggle",
        () => details.append(make("div", { class: "api-inside" }, schemaTable(api, reference, name))),
        { once: true },
      );
      return details;
    });
  const title = make("h2", { id: "schemas" }, text("openapi.schemas"));
  return make("section", { "aria-labelledby": "schemas" }, title, ...entries);
}

function searching(entries) {
  const field = document.getElementById("api-search");
  const count = page.querySelector("output");
  const look = () => {
    const found = new Set(entries.filter((entry) => matches(entry, field.value)));
    entries.forEach((entry) => {
      document.getElementById(entry.operation.operationId).hidden = !found.has(entry);
    });
    page.querySelectorAll(".api-tag").forEach((section) => {
      section.hidden = !section.querySelector("details:not([hidden])");
    });
    count.value = text("openapi.found", { count: found.size, total: entries.length });
  };
  field.addEventListener("input", look);
  field.form.addEventListener("submit", (event) => event.preventDefault());
  look();
}

/** Opens what the address names. */
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches("details")) {
    named.open = true;
    named.scrollIntoView();
  }
}

async function show() {
  const answer = await fetch(page.dataset.document);
  if (!answer.ok) {
    throw new Error(`the document answers ${answer.status}`);
  }
  const api = await answer.json();
  const entries = operations(api);
  page.querySelector(".api-intro").append(...prose(api.info.description));
  page.querySelector(".api-tags").append(
    ...api.tags.map(({ name }) => make("a", { href: `#tag-${name.replaceAll(" ", "-")}` }, name)),
    make("a", { href: "#schemas" }, text("openapi.schemas")),
  );
  page.querySelector(".api-operations").append(
    ...api.tags.map((tag) => tagSection(api, tag, entries.filter((entry) => entry.tag === tag.name))),
    schemaSection(api),
  );
  page.hidden = false;
  searching(entries);
  openNamed();
  window.addEventListener("hashchange", openNamed);
}

show();
