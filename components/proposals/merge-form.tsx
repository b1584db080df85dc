"use client";

import { WhenLoaded } from "@/components/risks/loaded";
import { useRows } from "@/components/risks/use-rows";
import { VoidsNote } from "@/components/risks/voids-note";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { proposals as words } from "@/components/words/proposals";
import type { Mergeable } from "@/lib/domain/risks/proposals/schema";
import { mergeProposal } from "./actions";

interface MergeFormProps {
  id: string;
  version: number;
}
type Choice = Pick<Mergeable, "reference" | "title" | "version" | "sameThreat" | "hasAsset">;

const word = (value: unknown) => (typeof value === "string" ? value : "");
const readChoice = (row: Readonly<Record<string, unknown>>): Choice => ({
  reference: word(row.reference),
  title: word(row.title),
  version: Number(row.version),
  sameThreat: row.sameThreat === true,
  hasAsset: row.hasAsset === true,
});

const send: Command<unknown> = mergeProposal;

/** Makes the proposal part of a risk that is there; says first which acceptances that ends. */
export function MergeForm({ id, version }: MergeFormProps) {
  const risks = useRows(`/api/app/risk-proposals/${id}/risks`, readChoice);
  const rows = risks?.rows ?? [];
  const merge: Command<unknown> = (input) => {
    const { risk }: { risk?: string } = input;
    const seen = rows.find(({ reference }) => reference === risk);
    return send({ ...input, riskVersion: seen?.version });
  };
  return (
    <WhenLoaded lists={[risks]}>
      {() =>
        rows.length === 0 ? (
          <p>{words.noRisks}</p>
        ) : (
          <CommandForm
            command={merge}
            fixed={{ id, version }}
            initial={{ risk: "" }}
            submit={words.merge}
            done={words.merged}
          >
            <SelectField
              name="risk"
              label={words.fields.risk}
              options={rows.map(({ reference, title, sameThreat }) => ({
                value: reference,
                label: words.choice(reference, title, sameThreat),
              }))}
              required
            />
            <Effect proposal={id} rows={rows} />
          </CommandForm>
        )
      }
    </WhenLoaded>
  );
}

/** What choosing this risk does, before it is done. */
function Effect({ proposal, rows }: { proposal: string; rows: readonly Choice[] }) {
  const chosen = useFieldValue("risk");
  const risk = rows.find(({ reference }) => reference === chosen);
  if (!risk) return null;
  if (risk.hasAsset) return <p>{words.hasAsset(risk.reference)}</p>;
  return (
    <>
      <p>{words.joins(risk.reference)}</p>
      <VoidsNote change={{ risk: risk.reference, proposal }} />
    </>
  );
}
