// Threats to endpoints. Runs anywhere.
import type { Rule } from "../schema";
import { ABUSE } from "./abuse/rules";
import { ACCESS } from "./access/rules";
import { CARE, LIMITS } from "./care/rules";

export const ENDPOINT_RULES: readonly Rule[] = [...ACCESS, ...ABUSE, ...LIMITS, ...CARE];
