import type * as z from "zod";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { LinkList } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { lineage as words } from "@/components/words/lineage";
import { EVIDENCE_STATE_LABELS, EVIDENCE_STATE_TONES } from "@/lib/domain/controls/evidence/schema";
import type { protection } from "@/lib/domain/controls/protections/schema";
import { OPERATING_STATE_LABELS, OPERATING_STATE_TONES } from "@/lib/domain/controls/schema";

type Protection = z.output<typeof protection>;

/** The controls that must hold for the asset: state, owner, why they are asked for, and what is missing. */
export function Protections({ controls }: Pick<Protection, "controls">) {
  if (controls.length === 0) return <p>{words.noControls}</p>;
  const open = controls.filter(({ gap }) => gap !== null).length;
  return (
    <>
      <p>{words.controlGaps(open, controls.length)}</p>
      <PlainTable
        label={words.controls}
        head={words.controlsHead}
        rows={controls.map((one) => ({
          id: one.reference,
          cells: [
            <Link key="control" href={`/controls/${one.reference}`}>
              {one.reference} {one.title}
            </Link>,
            <StatusBadge key="state" tone={OPERATING_STATE_TONES[one.operatingState]}>
              {OPERATING_STATE_LABELS[one.operatingState]}
            </StatusBadge>,
            one.owner?.name ?? words.nobody,
            [...one.checks, ...one.risks].join(", "),
            one.gap ?? words.holds,
          ],
        }))}
      />
    </>
  );
}

/** Evidence that was linked to the asset. */
export const EvidenceAbout = ({ evidence }: Pick<Protection, "evidence">) => (
  <LinkList
    empty={words.noEvidence}
    items={evidence.map(({ reference, title, state }) => ({
      href: `/evidence/${reference}`,
      label: title,
      reference,
      note: (
        <StatusBadge tone={EVIDENCE_STATE_TONES[state]}>{EVIDENCE_STATE_LABELS[state]}</StatusBadge>
      ),
    }))}
  />
);
