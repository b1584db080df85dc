import { GradeBadge } from "@/components/findings/badges";
import { BANDS } from "@/components/ui/band";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { Stat, Stats } from "@/components/ui/stat";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { room } from "@/components/words/engagements";
import { read } from "@/lib/adapters/page";
import { listFindings } from "@/lib/domain/audits/findings/queries";
import { listAudits } from "@/lib/domain/audits/queries";
import { band as bandOf } from "@/lib/domain/risks/rules";
import { BAND_LABELS } from "@/lib/domain/risks/schema";
import { riskMatrix } from "@/lib/domain/risks/tallies/queries";
import { addressOf, countedBy } from "@/lib/domain/risks/tallies/rules";
import { listScopes } from "@/lib/domain/scope/queries";
import { FindingState } from "@/prisma/generated/enums";

interface Shown {
  base: string;
}

/** The approved statement and its version. */
export async function ScopeOverview({ base }: Shown) {
  const { rows } = await read(listScopes, { state: ["approved"], size: 1 });
  const [scope] = rows;
  return (
    <Section title={room.scope}>
      {scope ? (
        <>
          <TextBlock>{scope.statement}</TextBlock>
          <Link href={`${base}/scope/${scope.reference}`}>{room.scopeOf(scope.edition)}</Link>
        </>
      ) : (
        <p>{room.noScope}</p>
      )}
    </Section>
  );
}

/** How many risks stand in each band now; each number leads to its list. */
export async function RisksOverview({ base }: Shown) {
  const { counts, scale } = await read(riskMatrix, { of: "current" });
  const cells = counts.flatMap((row, l) =>
    row.map((count, i) => ({ band: bandOf(scale, (l + 1) * (i + 1)), count })),
  );
  const counted = BANDS.map((band) => ({
    band,
    total: cells.reduce((sum, cell) => sum + (cell.band === band ? cell.count : 0), 0),
  }));
  return (
    <Section title={room.risks}>
      <Stats label={room.risks}>
        {counted.map(({ band, total }) => (
          <Stat
            key={band}
            label={BAND_LABELS[band]}
            value={total}
            href={addressOf(countedBy.band(band), base)}
          />
        ))}
      </Stats>
    </Section>
  );
}

const OPEN = Object.values(FindingState).filter(
  (state) => state !== "closed" && state !== "withdrawn",
);

/** Open findings by grade, with the age of the oldest. */
export async function FindingsOverview({ base }: Shown) {
  const { rows } = await read(listFindings, { state: [...OPEN], sort: "raised", size: 500 });
  const grades = [...new Set(rows.map(({ grade }) => grade))];
  return (
    <Section title={room.openFindings}>
      {rows.length === 0 && <p>{room.noneOpen}</p>}
      <ul>
        {grades.map((grade) => {
          const these = rows.filter((row) => row.grade === grade);
          const [oldest] = these;
          return (
            <li key={grade}>
              <GradeBadge grade={grade} />{" "}
              <Link
                href={`${base}/findings?state=${OPEN.join(",")}${grade ? `&grade=${grade}` : ""}`}
              >
                {these.length}
              </Link>
              {oldest && `, ${room.oldest(formatDay(oldest.raisedAt))}`}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The reports that were issued, and how many drafts are kept back. */
export async function AuditsOverview({ base, hidden }: Shown & { hidden: number }) {
  const { rows } = await read(listAudits, { size: 5 });
  const items = rows.map(({ reference, title, to }) => ({
    href: `${base}/audits/${reference}`,
    reference,
    label: title,
    note: <Day value={to} />,
  }));
  return (
    <Section title={room.lastAudits}>
      <LinkList items={items} empty={room.noAudits} />
      <p>{room.hidden(hidden)}</p>
    </Section>
  );
}
