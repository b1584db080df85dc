import { query } from "@/lib/kernel/operation";
import { readRefusals } from "../rules";
import { releaseNamed } from "../steps";
import { kept, keptInput } from "./schema";

/** The attempts that are kept already: a job may run twice. */
export const keptRefusals = query({
  name: "releases.keptRefusals",
  may: ["system"],
  input: keptInput,
  output: kept,
  async run({ db, input }) {
    const { refusals } = await releaseNamed(db, input.id);
    const known = (action: string) => action === "approve" || action === "deploy";
    return {
      attempts: readRefusals(refusals)
        .filter(({ action }) => known(action))
        .map(({ action, by, at, rule }) => ({
          action: action === "deploy" ? ("deploy" as const) : ("approve" as const),
          ...{ byId: by, at, rule },
        })),
    };
  },
});
