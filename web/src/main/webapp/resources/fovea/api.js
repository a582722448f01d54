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

/**
 * @param {string} path below /api/v1/
 * @param {{method?: string, headers?: Record<string, string>, body?: string}} [options]
 * @returns {Promise<any>} the JSON of the answer, or nothing if it has no body
 * @throws {Refusal}
 */
export async function api(path, { method = "GET", headers = {}, body } = {}) {
  const answer = await fetch(`/api/v1/${path}`, {
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
