import { differences } from "../answers.mjs";
import { measureBest } from "../measure.mjs";
import { median } from "../report/median.mjs";

/**
 * One line of a table: who answered, over which form of the data.
 * @typedef {object} Cell
 * @property {string} contender
 * @property {string} label the form as the report names it
 * @property {object} source
 * @property {Record<string, string>} queries by way of asking; the best counts
 */

/**
 * Measures all cells of a workload in turn and holds their answers to the first one's. A cell that fails, or answers
 * otherwise, becomes a line with its `failure`.
 * @param {string} title
 * @param {Cell[]} cells
 * @param {number} times
 */
export async function measureCells(title, cells, times) {
  console.error(title);
  const lines = [];
  let expected = null;
  for (const { contender, label, source, queries } of cells) {
    try {
      const { answer, ...measured } = await measureBest({ contender, source, times }, queries);
      const found = new Map(answer);
      expected ??= found;
      const wrong = differences(expected, found);
      if (wrong.length > 0) throw new Error(`another answer: ${wrong.slice(0, 5).join("; ")}`);
      lines.push({ contender, label, ...measured });
      console.error(`  ${contender} ${label}: ${Math.round(median(measured.ms))} ms`);
    } catch (error) {
      lines.push({ contender, label, failure: error.message });
      console.error(`  ${contender} ${label} failed: ${error.message}`);
    }
  }
  return { title, lines };
}
