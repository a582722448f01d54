// Where the Fovea under test is, and where its screenshots go.

import { fileURLToPath } from "node:url";

const port = (variable, usual) => Number(process.env[variable] ?? usual);

/** The origin of the pages under test. */
export const FOVEA = `http://localhost:${port("FOVEA_PORT", 8080)}`;

/** The origin of the identity provider, the only other host that a browser may speak to. */
export const PROVIDER = `http://localhost:${port("FOVEA_KEYCLOAK_PORT", 8180)}`;

export const SCREENSHOTS = fileURLToPath(new URL("../../../../target/screenshots", import.meta.url));
