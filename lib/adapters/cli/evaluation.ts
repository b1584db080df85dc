import type { Command } from "commander";
import { pushEvaluation } from "@/lib/domain/assets/evaluations/commands";
import { AppError } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";
import { EvaluationKind } from "@/prisma/generated/enums";
import { pushFile, readMapping, type Said } from "../evaluation";
import { readDigests } from "../evaluation-bound";
import { remoteEvaluations } from "./remote";
import { actingPerson, cliVia, globalsOf, onHost, say } from "./session";

interface PushOptions extends Omit<Said, "kind" | "mapping" | "data"> {
  kind?: string;
  mapping?: string[];
  data?: string[];
}

/** `annex evaluation push FILE --asset REF`: results of a harness, bound to the weights they measured. */
export function addEvaluation(program: Command) {
  program
    .command("evaluation")
    .description("results of evaluations")
    .command("push <file>")
    .description("push results of lm-evaluation-harness, promptfoo, garak, own JSON or CSV")
    .requiredOption("--asset <ref>", "the model that was measured")
    .option("--digest <sha256>", "the weights that were measured, when the file does not say")
    .option("--data <sha256...>", "each set of evaluation data, when the file does not say")
    .option("--seed <seed>", "what the run was seeded with, when the file does not say")
    .option(
      "--kind <kind>",
      `${Object.keys(EvaluationKind).join(", ")}; the file decides without it`,
    )
    .option("--suite <name>", "what the results are called")
    .option("--model <name>", "which model, when the file measures several")
    .option("--at <day>", "when it was measured, when the file does not say")
    .option("--mapping <pairs...>", "columns of a CSV file: column=field or column=metric:NAME")
    .action(async (file: string, options: PushOptions, command: Command) => {
      const said = {
        ...options,
        kind: kindOf(options.kind),
        mapping: readMapping(options.mapping ?? []),
        data: readDigests((options.data ?? []).join(",")),
      };
      const remote = remoteEvaluations();
      const answer = remote
        ? await pushFile(file, said, remote)
        : await onHost(async () => {
            const actor = await actingPerson(globalsOf(command));
            return pushFile(file, said, (input) => execute(pushEvaluation, actor, input, cliVia()));
          });
      say(globalsOf(command), answer, wordsOf(answer));
    });
}

function kindOf(given?: string) {
  const kind = Object.values(EvaluationKind).find((one) => one === given);
  if (given && !kind) {
    const kinds = Object.keys(EvaluationKind).join(", ");
    throw new AppError("invalid", `--kind is one of: ${kinds}.`);
  }
  return kind;
}

function wordsOf(answer: Awaited<ReturnType<typeof pushFile>>): string {
  const { reference, isNew, counts, why, warnings } = answer;
  return [
    `${reference} ${isNew ? "added" : "was there already"}`,
    `  ${counts ? "counts" : "does not count"}: ${why}`,
    ...warnings.map((warning) => `  warning: ${warning}`),
  ].join("\n");
}
