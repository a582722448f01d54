import { readFile } from "node:fs/promises";

const SCRIPTS = new URL("../../main/webapp/resources/fovea/", import.meta.url);
const IMPORT = /(?<=from ")\.\/([\w-]+\.js)(?=")/g;

/**
 * Loads one of our scripts, and those that it imports, as a browser would.
 *
 * @param {string} name of the file
 */
export async function load(name) {
  return import(await address(name));
}

/** The script as an address that holds it whole, so that Node takes it for a module. */
async function address(name) {
  let source = await readFile(new URL(name, SCRIPTS), "utf8");
  for (const [path, imported] of [...source.matchAll(IMPORT)]) {
    source = source.replaceAll(`"${path}"`, `"${await address(imported)}"`);
  }
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
