// What an OpenAPI document says, in words for people. Knows nothing of pages.

/** The object behind a reference, or the object itself. */
export function resolved(document, value) {
  return value?.$ref
    ? value.$ref
        .slice(2)
        .split("/")
        .reduce((at, name) => at[name], document)
    : value;
}

/** The name of the component that a schema refers to, or nothing. */
export function component(schema) {
  return schema?.$ref?.replace(/.*\//, "");
}

/**
 * How a type is called: `text`, `Space`, `list of Space`.
 *
 * @returns {string}
 */
export function typeName(schema = {}) {
  const name = component(schema);
  if (name) {
    return name;
  }
  if (schema.type === "array") {
    return `list of ${typeName(schema.items)}`;
  }
  if (schema.additionalProperties) {
    return `object of ${typeName(schema.additionalProperties)}`;
  }
  const words = schema.enum?.map(String).join(", ");
  return words ?? schema.format ?? schema.type ?? "bytes";
}

/** The component that a type is about, also if it is a list of it. */
export function subject(schema = {}) {
  return component(schema) ?? (schema.items ? subject(schema.items) : undefined);
}

/** All operations in the order of the document. */
export function operations(document) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
      tag: operation.tags[0],
    })),
  );
}

/** The scope that a token needs for an operation, or nothing if no token will do. */
export function scope({ security = [] }) {
  return security.find((one) => one.token)?.token[0];
}

/** Whether all words of a search stand somewhere in what is said of an operation. */
export function matches({ path, method, operation, tag }, search) {
  const said = `${method} ${path} ${operation.operationId} ${operation.summary} ${operation.description ?? ""} ${tag}`;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => said.toLowerCase().includes(word));
}

/**
 * A command for the shell that does what the examples of an operation say.
 *
 * @param {string} server without a slash at its end
 */
export function curl(document, { path, method, operation }, server) {
  const parameters = (operation.parameters ?? []).map((one) => resolved(document, one));
  const given = (place) => parameters.filter((one) => one.in === place && one.example !== undefined);
  const filled = given("path").reduce(
    (at, { name, example }) => at.replace(`{${name}}`, encodeURIComponent(example)),
    path,
  );
  const query = new URLSearchParams(given("query").map(({ name, example }) => [name, example]));
  const address = `${server}${filled}${query.size ? `?${query}` : ""}`;
  const lines = [method === "HEAD" ? "curl --head" : `curl --request ${method}`];
  if (operation.security?.length !== 0) {
    lines.push('--header "Authorization: Bearer $TOKEN"');
  }
  for (const { name, example } of given("header")) {
    lines.push(`--header ${quoted(`${name}: ${example}`)}`);
  }
  lines.push(...body(operation), quoted(address));
  return lines.join(" \\\n  ");
}

function body(operation) {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (!type) {
    return [];
  }
  const data = content.example === undefined ? "@FILE" : JSON.stringify(content.example);
  return [`--header ${quoted(`Content-Type: ${type}`)}`, `--data-binary ${quoted(data)}`];
}

/** One word for a POSIX shell, whatever stands in it. */
function quoted(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
