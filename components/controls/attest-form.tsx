"use client";

import { useRef } from "react";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { FileField } from "@/components/ui/form/file-field";
import type { Command } from "@/components/ui/form/outcome";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { upload } from "@/components/ui/form/upload";
import { formatDay } from "@/components/ui/format";
import { controls as words } from "@/components/words/controls";
import { submitAttestation } from "./actions";
import type { Option } from "./option";

export interface AttestFormProps {
  /** The control attested. */
  reference: string;
  id: string;
  version: number;
  late: boolean;
  today: string;
  periodFrom: string;
  /** What was said about the last file, as a proposal for this one. */
  last: { source: string; kind: string };
  results: readonly { value: string; label: string; description: string }[];
  evidence: readonly Option[];
  accept: string;
  kinds: string;
}

/** The owner's word on one period: a result, a file, and nothing else where all is well. */
export function AttestForm(props: AttestFormProps) {
  const { id, version, late, today, periodFrom, last, results, evidence, accept, kinds } = props;
  const fields = words.attestFields;
  const command = useAttest(props);
  return (
    <CommandForm
      command={command}
      fixed={{ id, version }}
      initial={{ result: "", evidence: [], source: last.source, periodFrom, periodTo: today }}
      submit={words.attest}
      done={words.attested}
      refresh
    >
      <ChoiceField name="result" label={fields.result} options={results} required />
      <FileField
        name="file"
        label={fields.file}
        description={fields.fileHelp(kinds)}
        accept={accept}
      />
      <TextField name="source" label={fields.source} description={fields.sourceHelp} />
      {evidence.length > 0 && (
        <MultiSelectField name="evidence" label={fields.existing} options={[...evidence]} />
      )}
      <DateField name="periodFrom" label={fields.periodFrom} max={today} required />
      <DateField name="periodTo" label={fields.periodTo} max={today} required />
      <TextAreaField
        name="comment"
        label={fields.comment}
        description={fields.commentHelp}
        rows={2}
      />
      {late && <TextAreaField name="delayReason" label={fields.delayReason} rows={2} required />}
    </CommandForm>
  );
}

const send: Command<unknown> = submitAttestation;
const keep = upload("/api/app/evidence");

/** Uploads the file, if there is one, then attests on it. A second try does not upload it again. */
function useAttest({ reference, today, last }: AttestFormProps): Command<unknown> {
  const kept = useRef<{ file: File; evidence: string } | null>(null);
  return async (input) => {
    const { file, source, ...said }: Record<string, unknown> = { ...input };
    const chosen = Array.isArray(said.evidence) ? said.evidence.map(String) : [];
    if (!(file instanceof File)) return send({ ...said, evidence: chosen });
    if (kept.current?.file !== file) {
      const from = String(said.periodFrom);
      const to = String(said.periodTo);
      const answer = await keep({
        file,
        source: source ?? "",
        title: words.evidenceTitle(reference, formatDay(from), formatDay(to)),
        kind: last.kind,
        collectedAt: today,
        periodFrom: from,
        periodTo: to,
        controls: [reference],
      });
      if (!answer.ok) return answer;
      kept.current = { file, evidence: referenceOf(answer.value) };
    }
    return send({ ...said, evidence: [...chosen, kept.current.evidence] });
  };
}

const referenceOf = (value: unknown) =>
  typeof value === "object" && value !== null && "reference" in value
    ? String(value.reference)
    : "";
