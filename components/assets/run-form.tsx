"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import type { Command } from "@/components/ui/form/outcome";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { trainingRuns as words } from "@/components/words/artefacts";
import type { TrainingRunRow } from "@/lib/domain/assets/training/schema";
import { linesOf } from "./fact-values";
import { correctRun, recordRun } from "./material-actions";

interface RunFormProps {
  id: string;
  version: number;
  /** The run to correct; without it a new one is recorded. */
  run?: TrainingRunRow;
}

const TEXTS = ["commit", "seed", "note"] as const;

/** One digest a line becomes a list; an emptied text is empty, an emptied number is nought. */
const sending =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const { data, canaries, ...given }: Record<string, unknown> = { ...input };
    for (const name of TEXTS) given[name] ??= "";
    return send({ ...given, data: linesOf(data), canaries: canaries ?? 0 });
  };

/** How weights were made. */
export function RunForm({ id, version, run }: RunFormProps) {
  const { fields } = words;
  return (
    <CommandForm
      command={sending(run ? correctRun : recordRun)}
      fixed={{ id, version, ...(run && { runId: run.id }) }}
      initial={initialOf(run)}
      done={run ? words.corrected : words.recorded}
    >
      <TextField name="name" label={fields.name} required />
      <DateField name="ranOn" label={fields.ranOn} keepEmpty />
      <TextField name="commit" label={fields.commit} keepEmpty />
      <TextField name="configuration" label={fields.configuration} keepEmpty />
      <TextField name="seed" label={fields.seed} keepEmpty />
      <TextAreaField
        name="data"
        label={fields.data}
        description={fields.dataHelp}
        rows={3}
        keepEmpty
      />
      <TextField name="result" label={fields.result} keepEmpty />
      <NumberField
        name="canaries"
        label={fields.canaries}
        description={fields.canariesHelp}
        min={0}
        keepEmpty
      />
      <TextAreaField name="note" label={fields.note} rows={3} keepEmpty />
    </CommandForm>
  );
}

const initialOf = (run?: TrainingRunRow) => ({
  name: run?.name ?? "",
  ranOn: run?.ranOn ?? "",
  commit: run?.commit ?? "",
  configuration: run?.configuration ?? "",
  seed: run?.seed ?? "",
  data: run?.data.join("\n") ?? "",
  result: run?.result ?? "",
  canaries: run?.canaries ?? 0,
  note: run?.note ?? "",
});
