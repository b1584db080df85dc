import { query } from "@/lib/kernel/operation";
import { importCardInput } from "../../assets/imports/schema";
import { itemsOf, planFor } from "../../assets/imports/steps";
import { importAnswer } from "./schema";
import { answerOf, newProposals } from "./steps";

/** What an import would do; nothing is written. */
export const previewImport = query({
  name: "assets.previewImport",
  may: ["compliance", "engineer"],
  // A card is too large for an address, so this question is put by POST.
  route: "POST /assets/import-preview",
  input: importCardInput,
  output: importAnswer,
  async run({ db, input }) {
    const plan = await planFor(db, input);
    const proposals = await newProposals(db, input, plan);
    const { name, known } = plan.asset;
    const asset = known?.reference ?? name;
    return answerOf(itemsOf(plan), proposals, { asset, warnings: plan.warnings });
  },
});
