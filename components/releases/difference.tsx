import { Digest } from "@/components/assets/digest";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { releases as words } from "@/components/words/releases";
import { changedParts } from "@/lib/domain/releases/rules";
import { CONFIGURATION_LABELS, type ReleaseRecord } from "@/lib/domain/releases/schema";

interface DifferenceProps {
  release: ReleaseRecord;
  /** Reference of the release to compare with; the one before unless said. */
  against?: string | undefined;
}

const { sections } = words;

/** Which hashes changed: weights are not all that makes a model behave as it does. */
export function Difference({ release, against }: DifferenceProps) {
  const { others, configuration, reference } = release;
  const other = others.find((one) => one.reference === against) ?? before(release);
  const parts = changedParts(other?.configuration ?? {}, configuration);
  const links = others.filter((one) => one !== other).slice(0, 5);
  return (
    <Section title={sections.difference}>
      <p>{other ? words.differenceLead(nameOf(other)) : words.nothingToCompare}</p>
      <PlainTable
        label={sections.difference}
        head={words.differenceHead}
        rows={parts.map(({ part, from, to, changed }) => ({
          id: part,
          cells: [
            CONFIGURATION_LABELS[part],
            <Hash key="from" value={from} />,
            <Hash key="to" value={to} />,
            <StatusBadge key="changed" tone={changed ? "warn" : "neutral"}>
              {changed ? words.changed : words.unchanged}
            </StatusBadge>,
          ],
        }))}
      />
      {links.length > 0 && (
        <p>
          {words.compareWith}{" "}
          {links.map((one) => (
            <span key={one.reference}>
              <Link href={`/assets/releases/${reference}?against=${one.reference}`}>
                {nameOf(one)}
              </Link>{" "}
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}

type Other = ReleaseRecord["others"][number];
const nameOf = ({ reference, release }: Other) => `${release} (${reference})`;

/** The release that was put forward before this one; references count on. */
const before = ({ others, reference }: ReleaseRecord): Other | undefined =>
  others.find((one) => one.reference < reference) ?? others[0];

function Hash({ value }: { value: string | null }) {
  if (value === null) return words.notSaid;
  return value === "none" ? words.saidNone : <Digest value={value} short />;
}
