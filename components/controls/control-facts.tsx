import { formatDay } from "@/components/ui/format";
import type { Fact, Next } from "@/components/ui/record";
import { controls as words } from "@/components/words/controls";
import type { AttestationRow } from "@/lib/domain/controls/attestations/schema";
import {
  type ControlRecord,
  IMPLEMENTATION_LABELS,
  OPERATING_STATE_LABELS,
  OPERATING_STATE_MEANINGS,
  RESULT_LABELS,
  SOURCE_LABELS,
  THEMES,
} from "@/lib/domain/controls/schema";

/** What is known of a control at a glance. */
export const factsOf = (control: ControlRecord): Fact[] => [
  {
    term: words.state,
    value: `${OPERATING_STATE_LABELS[control.operatingState]}. ${OPERATING_STATE_MEANINGS[control.operatingState]}`,
  },
  { term: words.stateSince, value: control.stateSince && formatDay(control.stateSince) },
  {
    term: words.columns.implementation,
    value: IMPLEMENTATION_LABELS[control.implementationStatus],
  },
  { term: words.columns.owner, value: control.owner?.name },
  { term: words.columns.reviewer, value: control.reviewer?.name },
  { term: words.cadence, value: words.everyDays(control.attestationDays) },
  {
    term: words.columns.result,
    value: control.lastResult && RESULT_LABELS[control.lastResult],
  },
  { term: words.source, value: SOURCE_LABELS[control.source] },
  { term: words.columns.theme, value: THEMES[control.theme] },
];

/** What the control waits for, and for whom. */
export function nextOf(control: ControlRecord, open: AttestationRow | undefined): Next | null {
  const { necessary, owner, reviewer } = control;
  if (necessary === null) return { what: words.next.decide, who: words.next.officer };
  if (!necessary) return null;
  if (!owner) return { what: words.next.assign, who: words.next.officer };
  if (!open || open.state === "accepted") return null;
  const what = words.next[open.state];
  // The due day is the owner's: a review has none of its own.
  if (open.state === "submitted") return { what, who: reviewer?.name };
  return { what, who: owner.name, until: open.due };
}
