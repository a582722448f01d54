import { readFile } from "node:fs/promises";

const SCRIPTS = new URL("../../main/webapp/resources/fovea/", import.meta.url);

/**
 * Loads one of our scripts as a browser would; only for those that import no other.
 *
 * @param {string} name of the file
 */
export async function load(name) {
  const source = await readFile(new URL(name, SCRIPTS), "utf8");
  return import(`data:text/javascript,${encodeURIComponent(source)}`);
}
