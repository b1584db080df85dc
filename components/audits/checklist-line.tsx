"use client";

import { useState } from "react";
import { RaiseForm } from "@/components/findings/forms";
import { ActButton } from "@/components/ui/act-button";
import type { Command } from "@/components/ui/form/outcome";
import { useCommand } from "@/components/ui/form/use-command";
import { Link } from "@/components/ui/link";
import { audits } from "@/components/words/audits";
import type { ChecklistItem } from "@/lib/domain/audits/schema";
import type { ChecklistResult } from "@/prisma/generated/enums";
import { recordItem } from "./actions";
import styles from "./checklist.module.css";
import type { Option } from "./option";

const { checklist: words } = audits;
const send: Command<unknown> = recordItem;

interface LineProps {
  audit: { id: string; reference: string };
  item: ChecklistItem;
  people: readonly Option[];
  grades: readonly Option[];
  inTabOrder: boolean;
  onFocus: () => void;
}

/** One line: what it is, its result, and what was seen. What is typed stays when it is refused. */
export function ChecklistLine({ item, audit, people, grades, inTabOrder, onFocus }: LineProps) {
  const line = { ...useLine(item, audit.id), tabIndex: inTabOrder ? 0 : -1 };
  return (
    <tr tabIndex={inTabOrder ? 0 : -1} onFocus={onFocus} aria-busy={line.pending}>
      <th scope="row">{item.ref}</th>
      <td>{item.title}</td>
      <td>
        <fieldset className={styles.results}>
          <legend className="visually-hidden">{words.resultOf(item.ref)}</legend>
          <Choice line={line} result="conforming" letter="c" />
          <FindingChoice item={item} audit={audit} people={people} grades={grades} line={line} />
          <Choice line={line} result="not_tested" letter="n" />
        </fieldset>
        {line.hint && (
          <p role="status" className={styles.hint}>
            {line.hint}
          </p>
        )}
      </td>
      <td>
        <NoteOf line={line} reference={item.ref} />
      </td>
    </tr>
  );
}

/** Only the active line is in the tab order; j and k make another one active. */
type Line = ReturnType<typeof useLine> & { tabIndex: number };

function useLine(item: ChecklistItem, id: string) {
  const act = useCommand(send, { done: words.saved(item.ref) });
  /** What is being typed; null shows what is saved, also when raising a finding wrote it. */
  const [typed, setNote] = useState<string | null>(null);
  const note = typed ?? item.note;
  const [wanted, setWanted] = useState<ChecklistResult | null>(null);
  const [hint, setHint] = useState("");
  const chosen = wanted ?? item.result;

  async function record(result: ChecklistResult) {
    setWanted(result);
    if (result === "not_tested" && !note.trim()) return setHint(words.needsReason);
    const { ref, version, finding } = item;
    const pointed = result === "finding" && finding ? { finding: finding.reference } : {};
    const outcome = await act.run({ id, ref, version, result, note, ...pointed });
    setWanted(null);
    setHint(outcome.ok ? "" : outcome.message);
    if (outcome.ok) setNote(null);
  }
  return { pending: act.pending, chosen, note, setNote, hint, record, saved: item.note };
}

interface ChoiceProps {
  line: Line;
  result: ChecklistResult;
  letter: string;
}

const Choice = ({ line, result, letter }: ChoiceProps) => (
  <button
    type="button"
    tabIndex={line.tabIndex}
    data-key={letter}
    aria-pressed={line.chosen === result}
    onClick={() => line.record(result)}
  >
    {words.short[result]}
  </button>
);

type FindingChoiceProps = Pick<LineProps, "item" | "audit" | "people" | "grades"> & { line: Line };

/** A line that shows a finding points at it; raising one here does both. */
function FindingChoice({ item, audit, people, grades, line }: FindingChoiceProps) {
  if (item.finding) {
    return (
      <>
        {line.chosen !== "finding" && <Choice line={line} result="finding" letter="f" />}
        <Link href={`/findings/${item.finding.reference}`}>{item.finding.reference}</Link>
      </>
    );
  }
  return (
    <span data-key="f">
      <ActButton label={words.raise(item.ref)} variant="subtle" wide>
        <RaiseForm audit={audit.reference} at={item.ref} people={people} grades={grades} />
      </ActButton>
    </span>
  );
}

function NoteOf({ line, reference }: { line: Line; reference: string }) {
  const { chosen, note, saved } = line;
  return (
    <div className={styles.note}>
      <textarea
        tabIndex={line.tabIndex}
        rows={1}
        maxLength={4000}
        aria-label={words.noteOf(reference)}
        value={note}
        onChange={(event) => line.setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.closest("tr")?.focus();
          if (event.key !== "Enter" || event.shiftKey || !chosen) return;
          event.preventDefault();
          void line.record(chosen);
          event.currentTarget.closest("tr")?.focus();
        }}
      />
      {note !== saved && chosen && (
        <button type="button" onClick={() => line.record(chosen)}>
          {words.saveNote}
        </button>
      )}
    </div>
  );
}
