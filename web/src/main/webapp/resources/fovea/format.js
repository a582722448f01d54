// Numbers, times and durations as people read them; the same forms as the server's Figures.

const LANGUAGE = "en";
const NO_BREAK = "\u00a0";
const UNITS = ["kB", "MB", "GB", "TB", "PB"];

/**
 * A length in decimal units with three significant digits: "1.23 GB".
 *
 * @param {number} count of bytes, 0 or more
 * @returns {string}
 */
export function bytes(count) {
  if (count < 1000) {
    return `${Math.round(count)}${NO_BREAK}${count === 1 ? "byte" : "bytes"}`;
  }
  let value = count / 1000;
  let unit = 0;
  while (Number(value.toPrecision(3)) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${value.toFixed(digits)}${NO_BREAK}${UNITS[unit]}`;
}

/**
 * A duration in its largest unit, rounded up, so that it is never over too late: "3 min".
 *
 * @param {number} seconds
 * @returns {string}
 */
export function duration(seconds) {
  const [divisor, unit] =
    seconds < 60 ? [1, "second"] : seconds < 3600 ? [60, "minute"] : [3600, "hour"];
  return new Intl.NumberFormat(LANGUAGE, { style: "unit", unit, unitDisplay: "short" }).format(
    Math.max(1, Math.ceil(seconds / divisor)),
  );
}

/**
 * @param {number} ratio 1 is 100 %
 * @returns {string} with as many digits as tell something: "37 %", "0.42 %"
 */
export function percent(ratio) {
  const value = ratio * 100;
  const maximumFractionDigits = value < 1 ? 2 : value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits }).format(value)}${NO_BREAK}%`;
}

/**
 * @param {number} count
 * @returns {string} whole, with thousands set apart
 */
export function whole(count) {
  return new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 0 }).format(count);
}

/**
 * Width and height: "20,000 × 19,000 px".
 *
 * @param {{width: number, height: number}} size
 * @returns {string}
 */
export function pixels({ width, height }) {
  return [whole(width), "×", whole(height), "px"].join(NO_BREAK);
}

/**
 * A moment in the browser's time zone.
 *
 * @param {Date} moment
 * @returns {string}
 */
export function moment(moment) {
  return new Intl.DateTimeFormat(navigator.language || LANGUAGE, {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(moment);
}
