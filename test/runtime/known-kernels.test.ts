import { describe, expect, it } from "vitest";
import { scanColumns } from "../../src/codegen/kernel-columns.js";
import { wholeForm } from "../../src/codegen/scan-form.js";
import { scanKernel } from "../../src/codegen/scan-kernel.js";
import { parseFunnel } from "../../src/parser/index.js";
import { bind, buildLogical, lower } from "../../src/planner/index.js";
import type { PhysicalPlan } from "../../src/planner/physical/plan.js";
import { kernelSource } from "../../src/runtime/known-kernels.js";

const info = {
  name: "d",
  columns: [
    { name: "id", type: { kind: "int" }, nullable: false },
    { name: "ts", type: { kind: "int" }, nullable: false },
    { name: "price", type: { kind: "float" }, nullable: true },
  ],
  unsupported: [],
  users: "id",
  time: "ts",
  timeUnit: "ms",
  order: [],
  timeRange: null,
  rowCount: 0,
  layout: { grouped: true, sorted: true },
} as const;

const planOf = (text: string): PhysicalPlan => lower(buildLogical(bind(parseFunnel(text, "q"), info)), info);

const layoutsOf = (plan: PhysicalPlan, nullable: boolean) =>
  scanColumns(plan).map(({ name, use }) => ({ name, use, form: "number", nullable }) as const);

function scanOf(plan: PhysicalPlan, nullable: boolean) {
  const layouts = layoutsOf(plan, nullable);
  return kernelSource(plan, layouts, () => scanKernel(plan, layouts, wholeForm(plan)));
}

describe("kernelSource", () => {
  it("is made once for a plan and layouts", () => {
    const plan = planOf("where any(price > 5)");
    const source = scanOf(plan, true);
    expect(scanOf(plan, true)).toBe(source);
    expect(scanOf(plan, false).text).not.toBe(source.text);
    expect(source.text).toBe(scanKernel(plan, layoutsOf(plan, true), wholeForm(plan)).text);
  });

  it("is not shared by plans of one shape and other literals", () => {
    const [five, six] = [planOf("where any(price > 5)"), planOf("where any(price > 6)")].map((plan) =>
      scanOf(plan, true),
    );
    expect(five?.text).toBe(six?.text);
    expect(five?.parameters).not.toEqual(six?.parameters);
  });
});
