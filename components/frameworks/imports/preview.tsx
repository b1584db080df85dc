"use client";

import { post } from "@/components/imports/post";
import { CommandForm } from "@/components/ui/form/command-form";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { differences, frameworkImports as words } from "@/components/words/frameworks";
import type { FrameworkPreview } from "@/lib/domain/controls/frameworks/imports/schema";
import { frameworkPath } from "../paths";

const isDone = (value: unknown): value is { reference: string; state: string } =>
  typeof value === "object" && value !== null && "reference" in value && "state" in value;
const carryOut = post("/frameworks/import", isDone);

interface PreviewProps {
  input: object;
  preview: FrameworkPreview;
}

/** What each row does, or what is wrong with it; the import itself comes last. */
export function Preview({ input, preview }: PreviewProps) {
  const { requirements, headings, links, unanswered, replaces, rows } = preview;
  if (preview.problems.length > 0) return <Problems preview={preview} />;
  const all = requirements + headings;
  return (
    <>
      <Section title={words.preview}>
        <p role="status">{words.summary(requirements, headings, links, unanswered)}</p>
        <Note tone="info">
          <p>{replaces ? words.replaces(replaces) : words.first}</p>
          {preview.difference && <p>{countsOf(preview.difference)}</p>}
        </Note>
        {all > rows.length && <p>{words.firstOf(rows.length, all)}</p>}
        <PlainTable
          label={words.preview}
          head={words.head}
          rows={rows.map(({ line, ref, title, parent, isHeading, controls }) => ({
            id: `${line}`,
            cells: [line, ref, title, parent, isHeading ? words.heading : controls.join(", ")],
          }))}
        />
      </Section>
      <CommandForm
        command={carryOut}
        fixed={{ ...input }}
        submit={words.confirm}
        done={words.done}
        goTo={({ reference, state }) =>
          state === "draft" ? `${frameworkPath(reference)}/difference` : frameworkPath(reference)
        }
      />
    </>
  );
}

const countsOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([kind, n]) => differences.kinds(kind.charAt(0).toUpperCase() + kind.slice(1), n))
    .join(", ");

const Problems = ({ preview: { problems, wrong } }: Pick<PreviewProps, "preview">) => (
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
