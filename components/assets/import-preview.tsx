"use client";

import type { ReactNode } from "react";
import { CommandForm } from "@/components/ui/form/command-form";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Rows, Section } from "@/components/ui/section";
import { assets as words } from "@/components/words/assets";
import type { ImportItem } from "@/lib/domain/assets/imports/schema";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import { importCard } from "./actions";

/** Labels come from the server, which has the schemas. */
export interface ImportLabels {
  readonly actions: Readonly<Record<ImportItem["action"], string>>;
  readonly kinds: Readonly<Record<ImportItem["kind"], string>>;
  readonly relations: Readonly<Record<string, string>>;
}

interface ImportPreviewProps {
  input: object;
  plan: ImportAnswer;
  labels: ImportLabels;
  /** The way back to another card. */
  back: ReactNode;
}

/** What an import would bring, before it is written. */
export function ImportPreview({ input, plan, labels, back }: ImportPreviewProps) {
  const { created, updated, unchanged, warnings, proposals } = plan;
  const isNothing = created + updated + proposals.length === 0;
  return (
    <Rows>
      {warnings.length > 0 && (
        <Note tone="warn" title={words.import.warnings}>
          <ul>
            {warnings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Note>
      )}
      <Section title={words.import.preview}>
        <p role="status">{words.import.summary(created, updated, unchanged)}</p>
        <PlainTable
          label={words.import.items}
          head={words.import.itemHead}
          rows={plan.items.map((item) => itemRow(item, labels))}
        />
      </Section>
      <Section title={words.import.proposals}>
        {proposals.length === 0 ? (
          <p>{words.import.noProposals}</p>
        ) : (
          <PlainTable
            label={words.import.proposals}
            head={words.import.proposalHead}
            rows={proposals.map(({ threat, title, reason }) => ({
              id: threat,
              cells: [title, reason],
            }))}
          />
        )}
      </Section>
      {isNothing ? (
        <Note tone="ok">{words.import.nothing}</Note>
      ) : (
        <CommandForm
          command={importCard}
          fixed={{ ...input }}
          submit={words.import.confirm}
          done={words.import.done}
          goTo={({ asset }) => `/assets/import/${asset}`}
        />
      )}
      {back}
    </Rows>
  );
}

const itemRow = (item: ImportItem, labels: ImportLabels) => ({
  id: `${item.kind} ${item.name}`,
  cells: [
    labels.actions[item.action],
    labels.kinds[item.kind],
    item.reference ? (
      <Link key="name" href={`/assets/${item.reference}`}>
        {item.name}
      </Link>
    ) : (
      item.name
    ),
    item.relation && labels.relations[item.relation],
    item.changes.map(changeWords).join("; "),
  ],
});

function changeWords({ field, before, after }: ImportItem["changes"][number]) {
  const said = words.import.fieldWords[field] ?? field;
  return field === "card" ? words.import.newCard : words.import.change(said, before, after);
}
