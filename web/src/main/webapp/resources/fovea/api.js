// The way to the server's REST interface, with the token that proves that it is our page asking.

/** The header and the token that every request that changes something must carry. */
export const csrfHeaders = Object.freeze({
  "X-Fovea-Csrf": document.querySelector('meta[name="fovea-csrf"]')?.content ?? "",
});

/** A refusal, in the words of the server where it gave any. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {string} code names the case, or is empty
   * @param {string} detail says it to a person, or is empty
   */
  constructor(status, code, detail) {
    super(detail || String(status));
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  /**
   * Reads application/problem+json (RFC 9457); whatever else comes has no code and no detail.
   *
   * @param {number} status
   * @param {string} body
   */
  static of(status, body) {
    try {
      const problem = JSON.parse(body);
      return new Refusal(status, (problem.type ?? "").split(":").pop(), problem.detail ?? "");
    } catch {
      return new Refusal(status, "", "");
    }
  }
}

const LONGEST_WAIT_S = 20; // whoever looks at a page waits no longer
const TRIES = 3;

/**
 * How long a server that is asked too often wants to be left alone. Such a request was refused
 * before anything was done, so it may be sent again, whatever it is.
 *
 * @param {number} status
 * @param {string | null | undefined} header `Retry-After` of the answer
 * @returns {number | undefined} seconds, or nothing if that is not what the answer says
 */
export function secondsToWait(status, header) {
  return status === 429 && /^\d{1,5}$/.test(header ?? "") ? Number(header) : undefined;
}

/** Asks, and asks again after as long as the server says, but neither often nor for long. */
async function askPatiently(address, options) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(address, options);
    const seconds = secondsToWait(answer.status, answer.headers.get("Retry-After"));
    if (seconds === undefined || seconds > LONGEST_WAIT_S || tries === TRIES) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

/**
 * @param {string} path below /api/v1/
 * @param {{method?: string, headers?: Record<string, string>, body?: string}} [options]
 * @returns {Promise<any>} the JSON of the answer, or nothing if it has no body
 * @throws {Refusal}
 */
export async function api(path, { method = "GET", headers = {}, body } = {}) {
  const answer = await askPatiently(`/api/v1/${path}`, {
    method,
    body,
    headers: { Accept: "application/json", ...(method === "GET" ? {} : csrfHeaders), ...headers },
  });
  const words = await answer.text();
  if (!answer.ok) {
    throw Refusal.of(answer.status, words);
  }
  return words ? JSON.parse(words) : undefined;
}
