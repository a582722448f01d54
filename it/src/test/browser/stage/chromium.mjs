// Finds a Chromium. Run as a program, it prints the one that is installed on this machine, or ends
// with exit code 1 if there is none.

import { accessSync, constants } from "node:fs";
import { argv, env, exit } from "node:process";
import { fileURLToPath } from "node:url";

const USUAL = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the path of an installed Chromium */
function installed() {
  return (env.FOVEA_CHROMIUM ? [env.FOVEA_CHROMIUM] : USUAL).find(isExecutable);
}

/** @returns {Promise<string | undefined>} the path of the one that comes inside an npm package */
async function packaged() {
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } catch (absent) {
    if (absent.code === "ERR_MODULE_NOT_FOUND") {
      return undefined; // npm leaves it out where it does not run
    }
    throw absent;
  }
}

/** @returns {Promise<string | undefined>} the path of a Chromium, if there is any */
export async function findChromium() {
  return installed() ?? packaged();
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const path = installed();
  if (!path) {
    exit(1);
  }
  console.log(path);
}
