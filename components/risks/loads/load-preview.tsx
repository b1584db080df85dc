"use client";

import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { post } from "@/components/imports/post";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { formatMoment } from "@/components/ui/format";
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
  /** Rows that are already there come in too. */
  doubles: boolean;
  onDoubles: (doubles: boolean) => Promise<string | null>;
}

const isDone = (value: unknown): value is { batch: string | null } =>
  typeof value === "object" && value !== null && "batch" in value;
const carryOut = post("/risks/import", isDone);

/** What an import would do to each row, and what is wrong, before anything is written. */
export function LoadPreview({ input, preview, labels, doubles, onDoubles }: LoadPreviewProps) {
  const { created, updated, there, problems, voids, before } = preview;
  const changes = created + updated;
  const isGood = problems.length === 0;
  return (
    <>
      {!isGood && <Problems problems={problems} wrong={preview.wrong} />}
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
      {before && changes > 0 && <Before before={before} />}
      <Section title={words.preview}>
        <p role="status">{words.summary(preview)}</p>
        {(there > 0 || doubles) && <Doubles doubles={doubles} onDoubles={onDoubles} />}
        {preview.rows.length > 0 && <Rows preview={preview} labels={labels} />}
      </Section>
      {isGood && changes === 0 && <Note tone="ok">{words.same}</Note>}
      {isGood && changes > 0 && (
        <CommandForm
          command={carryOut}
          fixed={{ ...input, seen: preview.seen }}
          submit={words.confirm(changes)}
          done={words.done}
          goTo={({ batch }) => (batch ? `/risks/import/${batch}` : "/risks")}
        >
          {before && (
            <CheckboxField name="again" label={words.importAgain(before.batch)} required />
          )}
        </CommandForm>
      )}
    </>
  );
}

const Before = ({ before }: { before: NonNullable<Preview["before"]> }) => (
  <Note tone="warn" title={words.before(before.batch)}>
    <p>{words.beforeBody(before.by, before.title, formatMoment(before.at))}</p>
    <Link href={`/risks/import/${before.batch}`}>{words.beforeLink(before.batch)}</Link>
  </Note>
);

function Doubles({ doubles, onDoubles }: Pick<LoadPreviewProps, "doubles" | "onDoubles">) {
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <Checkbox
      label={words.doubles}
      description={words.doublesHelp}
      checked={doubles}
      error={refusal}
      onChange={async (event) => setRefusal(await onDoubles(event.currentTarget.checked))}
    />
  );
}

const Problems = ({ problems, wrong }: Pick<Preview, "problems" | "wrong">) => (
  <Section title={words.problems(wrong)}>
    <p>{words.problemsLead}</p>
    <PlainTable
      label={words.problems(wrong)}
      head={words.problemHead}
      rows={problems.map(({ line, rows, column, value, message }, at) => ({
        id: `${at}`,
        cells: [words.rowsFrom(line, rows), column, value, message],
      }))}
    />
  </Section>
);

function Rows({ preview, labels }: Pick<LoadPreviewProps, "preview" | "labels">) {
  const [onlyChanges, setOnly] = useState(false);
  const { rows, created, updated, same, there } = preview;
  const shown = onlyChanges ? rows.filter(changesSomething) : rows;
  const all = onlyChanges ? created + updated : created + updated + same + there;
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
            row.like === null ? (
              <Changes key="changes" changes={row.changes} labels={labels} />
            ) : (
              words.like(row.like)
            ),
          ],
        }))}
      />
    </>
  );
}

const changesSomething = ({ action }: Preview["rows"][number]) =>
  action === "create" || action === "update";

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
