import { BandBadge } from "@/components/ui/band";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { method as words } from "@/components/words/method";
import {
  METHOD_STATE_LABELS,
  METHOD_STATE_TONES,
  type MethodRow,
} from "@/lib/domain/risks/method/editions/schema";
import type { MethodText } from "@/lib/domain/risks/method/schema";
import { editionPath } from "./paths";

export const MethodState = ({ state }: Pick<MethodRow, "state">) => (
  <StatusBadge tone={METHOD_STATE_TONES[state]}>{METHOD_STATE_LABELS[state]}</StatusBadge>
);

/** Every edition there was. */
export const Editions = ({ editions }: { editions: readonly MethodRow[] }) => (
  <PlainTable
    label={words.sections.editions}
    head={words.editionHead}
    rows={editions.map(({ id, edition, state, author, approvedAt, approvedBy, note }) => ({
      id,
      cells: [
        <Link key="edition" href={editionPath(edition)}>
          {edition}
        </Link>,
        <MethodState key="state" state={state} />,
        author?.name ?? words.facts.shipped,
        approvedAt && <Day key="day" value={approvedAt} />,
        approvedBy?.name,
        note,
      ],
    }))}
  />
);

export const LikelihoodTable = ({ likelihood }: Pick<MethodText, "likelihood">) => (
  <PlainTable
    label={words.sections.likelihood}
    head={words.likelihoodHead}
    rows={likelihood.map(({ name, meaning }, at) => ({
      id: String(at),
      cells: [at + 1, name, meaning],
    }))}
  />
);

export const ImpactTable = ({ impact }: Pick<MethodText, "impact">) => (
  <PlainTable
    label={words.sections.impact}
    head={words.impactHead}
    rows={impact.map(({ name, meaning }, at) => ({
      id: String(at),
      cells: [
        ...[at + 1, name, meaning.finance, meaning.customers],
        ...[meaning.persons, meaning.law, meaning.service],
      ],
    }))}
  />
);

export const BandTable = ({ bands }: Pick<MethodText, "bands">) => (
  <PlainTable
    label={words.sections.bands}
    head={words.bandHead}
    rows={bands.map((band) => ({
      id: band.name,
      cells: [
        <BandBadge key="band" band={band.name} />,
        words.range(band.from, band.to),
        band.appetite,
        words.authority[band.authority ?? "nobody"],
        band.authority ? words.days(band.longestDays) : words.never,
        words.days(band.reviewDays),
      ],
    }))}
  />
);
