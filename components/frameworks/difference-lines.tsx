"use client";

import { Checkbox } from "@mantine/core";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ActButton } from "@/components/ui/act-button";
import { CommandForm } from "@/components/ui/form/command-form";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { differences as words } from "@/components/words/frameworks";
import type {
  DifferenceLine,
  DifferenceRecord,
  LineKind,
} from "@/lib/domain/controls/frameworks/editions/schema";
import { acceptLines } from "./actions";

const ChangeLineForm = dynamic(
  () => import("./change-line-form").then((one) => one.ChangeLineForm),
  { ssr: false },
);

interface DifferenceLinesProps {
  difference: Pick<DifferenceRecord, "framework" | "lines" | "formers">;
  labels: Readonly<Record<LineKind, string>>;
  tones: Readonly<Record<LineKind, Tone>>;
  /** An officer decides, while it is a draft. */
  mayDecide: boolean;
}

/** Every line that is different, with the proposal, its reason, and the officer's word on it. */
export function DifferenceLines({ difference, labels, tones, mayDecide }: DifferenceLinesProps) {
  const { framework, lines, formers } = difference;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const waiting = lines.filter(({ isSettled }) => !isSettled).map(({ id }) => id);
  // What was settled meanwhile is no choice any more.
  const accepted = chosen.filter((id) => waiting.includes(id));
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  if (lines.length === 0) return <p>{words.same}</p>;
  const cellsOf = (line: DifferenceLine) => [
    ...(mayDecide
      ? [
          <Checkbox
            key="choose"
            aria-label={words.choose(nameOf(line))}
            checked={accepted.includes(line.id)}
            disabled={line.isSettled}
            onChange={() => toggle(line.id)}
          />,
        ]
      : []),
    <StatusBadge key="kind" tone={tones[line.kind]}>
      {[labels[line.kind], ...line.changes.slice(1).map((one) => labels[one])].join(", ")}
    </StatusBadge>,
    sideOf(line.former),
    sideOf(line.fresh),
    line.reason && (line.score > 0 ? `${line.reason} ${words.score(line.score)}` : line.reason),
    line.controls.join(", "),
    line.isSettled ? words.settled : words.waits,
    ...(mayDecide ? [line.fresh && <Change key="change" {...{ line, framework, formers }} />] : []),
  ];
  return (
    <>
      {mayDecide && waiting.length > 0 && (
        <>
          <p>{words.chooseFirst}</p>
          <Checkbox
            label={words.chooseAll}
            checked={accepted.length === waiting.length}
            onChange={({ currentTarget }) => setChosen(currentTarget.checked ? waiting : [])}
          />
        </>
      )}
      <PlainTable
        label={words.lines}
        head={mayDecide ? [words.select, ...words.head.slice(1)] : words.head.slice(1, -1)}
        rows={lines.map((line) => ({ id: line.id, cells: cellsOf(line) }))}
      />
      {mayDecide && accepted.length > 0 && (
        <CommandForm
          command={acceptLines}
          fixed={{ id: framework.reference, version: framework.version, lines: accepted }}
          submit={words.accept(accepted.length)}
          done={words.accepted}
          onDone={() => setChosen([])}
        />
      )}
    </>
  );
}

const nameOf = ({ fresh, former }: DifferenceLine) => fresh?.ref ?? former?.ref ?? "";
const sideOf = (side: DifferenceLine["fresh"]) =>
  side ? `${side.ref} ${side.title}` : words.nothing;

interface ChangeProps extends Pick<DifferenceRecord, "framework" | "formers"> {
  line: DifferenceLine;
}
const Change = ({ line, framework, formers }: ChangeProps) => (
  <ActButton
    label={words.change}
    title={words.changeTitle(nameOf(line))}
    description={words.changeLead}
    variant="subtle"
  >
    <ChangeLineForm
      framework={framework}
      line={nameOf(line)}
      former={line.former?.ref ?? ""}
      formers={formers}
    />
  </ActButton>
);
