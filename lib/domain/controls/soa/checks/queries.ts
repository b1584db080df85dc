import * as z from "zod";
import { countedBy, foundBy } from "@/lib/domain/risks/health/found/steps";
import { healthPage, healthRowsInput, healthShape } from "@/lib/domain/risks/health/schema";
import { query } from "@/lib/kernel/operation";
import { SOA_READERS } from "../editions/visible";
import { soaChecks } from "./catalogue";

/** What every check of the statement finds, in numbers. */
export const readSoaChecks = query({
  name: "soa.checks",
  may: [...SOA_READERS],
  route: "GET /soa-checks",
  input: z.strictObject({}),
  output: healthShape,
  run: (context) => countedBy(soaChecks, context),
});

/** The lines that one check finds, each with the place where it is mended. */
export const listSoaCheckRows = query({
  name: "soa.checkRows",
  may: [...SOA_READERS],
  route: "GET /soa-checks/:rule",
  input: healthRowsInput,
  output: healthPage,
  run: (context) => foundBy(soaChecks, context),
});
