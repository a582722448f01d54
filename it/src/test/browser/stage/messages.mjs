// The texts of the pages, from the bundle from which the pages have them: a test finds a button by
// its words, and goes on finding it when the words change.

import { readFileSync } from "node:fs";

const BUNDLE = new URL(
  "../../../../../web/src/main/resources/org/fovea/web/messages.properties",
  import.meta.url,
);

const texts = new Map(
  readFileSync(BUNDLE, "utf8")
    .split("\n")
    .filter((line) => /^[^#\s].*=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")).trim(), decode(line)]),
);

function decode(line) {
  return line
    .slice(line.indexOf("=") + 1)
    .trim()
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * @param {string} key
 * @param {...string} values what stands for {0}, {1}, … in the text
 * @returns {string}
 * @throws {Error} if the bundle has no such text
 */
export function msg(key, ...values) {
  const text = texts.get(key);
  if (text === undefined) {
    throw new Error(`messages.properties has no ${key}`);
  }
  return values.length === 0
    ? text
    : text.replaceAll("''", "'").replace(/\{(\d)\}/g, (_, index) => values[Number(index)]);
}

/**
 * @param {string} key of a text with named gaps, as scripts fill them
 * @returns {RegExp} that fits the text whatever fills the gaps
 */
export function pattern(key) {
  const literal = msg(key)
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(literal.join(".+"));
}
