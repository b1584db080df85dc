"use client";

import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { StakesNote } from "@/components/risks/stakes-note";
import { CommandForm } from "@/components/ui/form/command-form";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import type { ImportItem } from "@/lib/domain/assets/imports/schema";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import { post } from "./post";
import { type ImportLabels, isDone } from "./shape";

interface ImportPreviewProps {
  input: object;
  plan: ImportAnswer;
  labels: ImportLabels;
}

const carryOut = post("/assets/import", isDone);

/** What an import would bring, before it is written. */
export function ImportPreview({ input, plan, labels }: ImportPreviewProps) {
  const { created, updated, unchanged, relations, warnings, proposals } = plan;
  const isNothing = created + updated + proposals.length === 0;
  return (
    <>
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      <Section title={words.preview}>
        <p role="status">{words.summary({ created, updated, unchanged, relations })}</p>
        <Items items={plan.items} labels={labels} />
      </Section>
      <Section title={words.proposals}>
        {proposals.length === 0 ? (
          <p>{words.noProposals}</p>
        ) : (
          <PlainTable
            label={words.proposals}
            head={words.proposalHead}
            rows={proposals.slice(0, SHOWN).map(({ asset, threat, title, reason }) => ({
              id: `${asset} ${threat}`,
              cells: [asset, title, reason],
            }))}
          />
        )}
      </Section>
      <StakesNote {...plan.voids} />
      {isNothing && <Note tone="ok">{words.nothing}</Note>}
      {!isNothing && (
        <CommandForm
          command={carryOut}
          fixed={{ ...input }}
          submit={words.confirm}
          done={words.done}
          goTo={({ batch }) => (batch ? `/assets/import/${batch}` : "/assets")}
        />
      )}
    </>
  );
}

/** As many rows as anybody looks through. */
const SHOWN = 500;

function Warnings({ warnings }: { warnings: readonly string[] }) {
  return (
    <Note tone="warn" title={words.warnings(warnings.length)}>
      <ul>
        {warnings.slice(0, SHOWN).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Note>
  );
}

function Items({ items, labels }: { items: readonly ImportItem[]; labels: ImportLabels }) {
  const [onlyChanges, setOnly] = useState(false);
  const wanted = onlyChanges ? items.filter((one) => one.action !== "unchanged") : items;
  const shown = wanted.slice(0, SHOWN);
  return (
    <>
      <Checkbox
        label={words.onlyChanges}
        checked={onlyChanges}
        onChange={(event) => setOnly(event.currentTarget.checked)}
      />
      {wanted.length > shown.length && <p>{words.firstOf(shown.length, wanted.length)}</p>}
      <PlainTable
        label={words.items}
        head={words.itemHead}
        rows={shown.map((item, at) => itemRow(item, at, labels))}
      />
    </>
  );
}

const itemRow = (item: ImportItem, at: number, labels: ImportLabels) => ({
  id: `${at} ${item.kind} ${item.name}`,
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
    <Changes key="changes" item={item} labels={labels} />,
  ],
});

const Changes = ({ item: { changes }, labels }: { item: ImportItem; labels: ImportLabels }) =>
  changes.length > 0 && (
    <ul>
      {changes.map((one) => (
        <li key={`${one.field} ${one.after}`}>{changeWords(one, labels)}</li>
      ))}
    </ul>
  );

function changeWords(
  { field, before, after }: ImportItem["changes"][number],
  { fields }: ImportLabels,
) {
  if (field === "card") return words.newCard;
  const label = fields.find((one) => one.value === field)?.label;
  return words.change(label ?? words.fields[field] ?? field, before, after);
}
