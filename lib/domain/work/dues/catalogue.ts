import { assetDues, supplierDues } from "./assets/steps";
import { auditDues } from "./audits/steps";
import { controlDues } from "./controls/steps";
import { governanceDues } from "./governance/steps";
import { riskDues } from "./risks/steps";
import type { Source } from "./steps";

/** Every source of due days; reminders, the workload and its lists read all of them. */
export const sourcesOf = (today: string): Source[] => [
  ...controlDues(today),
  ...riskDues(),
  ...assetDues(),
  ...supplierDues(),
  ...auditDues(),
  ...governanceDues(),
];
