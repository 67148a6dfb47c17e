import { gatherKernel } from "../codegen/gather-kernel.js";
import { gatherColumns, scanColumns, usualLayout } from "../codegen/kernel-columns.js";
import type { KernelSource } from "../codegen/kernel-source.js";
import { wholeForm } from "../codegen/scan-form.js";
import { scanKernel } from "../codegen/scan-kernel.js";
import { structuralKey } from "../codegen/scope.js";
import type { PhysicalPlan } from "../planner/physical/plan.js";

/** Source of a plan's kernels with their parameters, for the column layouts that its schema suggests. */
export function kernelText(plan: PhysicalPlan): string {
  const layouts = (columns: ReturnType<typeof scanColumns>) =>
    columns.map((column) => usualLayout(column, plan.columns));
  const kernels = [printed("scan", scanKernel(plan, layouts(scanColumns(plan)), wholeForm(plan)))];
  if (plan.passes.gather)
    kernels.push(printed("gather", gatherKernel(plan, layouts(gatherColumns(plan)), false)));
  return kernels.join("\n");
}

function printed(pass: string, { text, parameters, columns }: KernelSource): string {
  const header = [
    `// ${pass} kernel(input, parameters, library)`,
    ...columns.map(({ name, use, form, nullable }, at) => {
      const nulls = nullable ? ", nulls" : "";
      return `// columns[${at}]: ${JSON.stringify(name)} (${use}, ${form}${nulls})`;
    }),
    ...parameters.map((parameter, at) => `// parameters[${at}]: ${structuralKey(parameter)}`),
  ];
  return `${header.join("\n")}\n${text}`;
}
