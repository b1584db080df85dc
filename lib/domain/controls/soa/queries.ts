import { query } from "@/lib/kernel/operation";
import { type SoaLine, soaInput, soaPage } from "../schema";
import { SOA_READERS } from "./editions/visible";
import { readLines } from "./steps";

/** The Statement of Applicability as it stands now: every control with its decision (6.1.3 d). */
export const listSoa = query({
  name: "soa.list",
  may: [...SOA_READERS, "external_auditor"],
  module: "soa",
  route: "GET /soa",
  input: soaInput,
  output: soaPage,
  async run({ input, rows }) {
    const lines = await readLines(rows, input.q);
    const shown = lines.filter(
      ({ theme, state }) =>
        (input.theme?.includes(theme) ?? true) && (input.state?.includes(state) ?? true),
    );
    return {
      ...{ rows: shown, next: null, total: shown.length, totalIsCapped: false },
      counts: countsOf(lines),
    };
  },
});

const countsOf = (lines: readonly Pick<SoaLine, "necessary" | "flags">[]) => ({
  necessary: lines.filter(({ necessary }) => necessary === true).length,
  excluded: lines.filter(({ necessary }) => necessary === false).length,
  undecided: lines.filter(({ necessary }) => necessary === null).length,
  flagged: lines.filter(({ flags }) => flags.length > 0).length,
});
