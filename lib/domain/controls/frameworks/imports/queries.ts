import { query } from "@/lib/kernel/operation";
import { proposed } from "./rules";
import {
  columnsInput,
  columnsShape,
  frameworkPreview,
  IMPORT_BODY,
  importFrameworkInput,
} from "./schema";
import { previewOf } from "./steps";

/** What the columns of a table of requirements most likely are, by their names. */
export const proposeRequirementColumns = query({
  name: "frameworks.importColumns",
  may: ["compliance"],
  // Heads of columns are too long for an address, so this question is put by POST.
  route: "POST /frameworks/import-columns",
  input: columnsInput,
  output: columnsShape,
  run: async ({ input }) => ({ mapping: proposed(input.headers) }),
});

/** What an import of a framework would do, row by row, and what is wrong; nothing is written. */
export const previewFramework = query({
  name: "frameworks.previewImport",
  may: ["compliance"],
  route: "POST /frameworks/import-preview",
  bodyLimit: IMPORT_BODY,
  input: importFrameworkInput,
  output: frameworkPreview,
  run: ({ db, input }) => previewOf(db, input),
});
