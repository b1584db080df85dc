"use client";

import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { post } from "@/components/imports/post";
import { CommandForm } from "@/components/ui/form/command-form";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { loads as words } from "@/components/words/loads";
import type { LoadPreview as Preview } from "@/lib/domain/risks/loads/schema";
import type { LoadLabels } from "./shape";

interface LoadPreviewProps {
  input: object;
  preview: Preview;
  labels: LoadLabels;
}

const isDone = (value: unknown): value is { batch: string | null } =>
  typeof value === "object" && value !== null && "batch" in value;
const carryOut = post("/risks/import", isDone);

/** What an import would do to each row, and what is wrong, before anything is written. */
export function LoadPreview({ input, preview, labels }: LoadPreviewProps) {
  const { created, updated, problems, voids } = preview;
  const changes = created + updated;
  const isGood = problems.length === 0;
  return (
    <>
      {!isGood && <Problems problems={problems} />}
      {voids.length > 0 && (
        <Note tone="warn" title={words.voids(voids.length)}>
          <p>{words.voidsBody}</p>
          <ul>
            {voids.map(({ risk, acceptance }) => (
              <li key={acceptance}>{words.voided(acceptance, risk)}</li>
            ))}
          </ul>
        </Note>
      )}
      <Section title={words.preview}>
        <p role="status">{words.summary(preview)}</p>
        <Rows preview={preview} labels={labels} />
      </Section>
      {isGood && changes === 0 && <Note tone="ok">{words.same}</Note>}
      {isGood && changes > 0 && (
        <CommandForm
          command={carryOut}
          fixed={{ ...input, seen: preview.seen }}
          submit={words.confirm(changes)}
          done={words.done}
          goTo={({ batch }) => (batch ? `/risks/import/${batch}` : "/risks")}
        />
      )}
    </>
  );
}

const Problems = ({ problems }: Pick<Preview, "problems">) => (
  <Section title={words.problems(problems.length)}>
    <p>{words.problemsLead}</p>
    <PlainTable
      label={words.problems(problems.length)}
      head={words.problemHead}
      rows={problems.map(({ line, column, value, message }, at) => ({
        id: `${at}`,
        cells: [line, column, value, message],
      }))}
    />
  </Section>
);

function Rows({ preview, labels }: Pick<LoadPreviewProps, "preview" | "labels">) {
  const [onlyChanges, setOnly] = useState(false);
  const { rows, created, updated, same } = preview;
  const shown = onlyChanges ? rows.filter(({ action }) => action !== "same") : rows;
  const all = onlyChanges ? created + updated : created + updated + same;
  return (
    <>
      <Checkbox
        label={words.onlyChanges}
        checked={onlyChanges}
        onChange={(event) => setOnly(event.currentTarget.checked)}
      />
      {all > shown.length && <p>{words.firstOf(shown.length, all)}</p>}
      <PlainTable
        label={words.preview}
        head={words.head}
        rows={shown.map((row) => ({
          id: `${row.line}`,
          cells: [
            row.line,
            labels.actions[row.action],
            row.reference && row.action !== "create" ? (
              <Link key="risk" href={`/risks/${row.reference}`}>
                {row.title}
              </Link>
            ) : (
              row.title
            ),
            <Changes key="changes" changes={row.changes} labels={labels} />,
          ],
        }))}
      />
    </>
  );
}

interface ChangesProps {
  changes: Preview["rows"][number]["changes"];
  labels: LoadLabels;
}

const Changes = ({ changes, labels: { fields } }: ChangesProps) =>
  changes.length > 0 && (
    <ul>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {words.change(fields[field] ?? words.levels[field] ?? field, before, after)}
        </li>
      ))}
    </ul>
  );
