// The texts that scripts write, from the page's head; their home is messages.properties.

/** @type {Record<string, string>} */
const texts = JSON.parse(document.querySelector('meta[name="fovea-texts"]')?.content || "{}");

/**
 * @param {string} key without the prefix "script."
 * @param {Record<string, string>} [values] what stands for the {names} in the text
 * @returns {string}
 */
export function text(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
