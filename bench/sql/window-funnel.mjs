/** A window that no two events of the data are apart; ms. */
const ENDLESS = 10 ** 12;

/**
 * ClickHouse's windowFunnel as a plain funnel: no window, steps strictly later than the one before. It agrees with
 * frocket on users without events of equal time, as the made data has them.
 * @param {string[]} steps predicates
 */
export function windowFunnel(steps) {
  return `windowFunnel(${ENDLESS}, 'strict_increase')(timestamp, ${steps.join(", ")})`;
}
