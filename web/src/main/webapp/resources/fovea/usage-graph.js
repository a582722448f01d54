// Views per day as bars.

const WIDTH = 300;
const HEIGHT = 60;
const GAP = 0.2; // of a day's width
const LEAST = 2; // so that one view among thousands is seen

/**
 * @param {{views: number}[]} days the oldest first
 * @returns {{x: number, y: number, width: number, height: number}[]} one for each day that had any,
 *   in a picture of 300 by 60
 */
export function barsOf(days) {
  const most = Math.max(1, ...days.map(({ views }) => views));
  const step = WIDTH / days.length;
  return days.flatMap(({ views }, index) => {
    const height = views === 0 ? 0 : Math.max(LEAST, (views / most) * HEIGHT);
    const place = { x: index * step, y: HEIGHT - height, width: step * (1 - GAP), height };
    return views === 0 ? [] : [place];
  });
}

/**
 * @param {{day: string, views: number}[]} days the oldest first
 * @returns {SVGRectElement[]}
 */
export function dayBars(days) {
  return barsOf(days).map((place) => {
    const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries(place)) {
      bar.setAttribute(name, value.toFixed(2));
    }
    return bar;
  });
}
