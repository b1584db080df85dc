import { ConfirmButton } from "@/components/ui/confirm-button";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { frameworks as words } from "@/components/words/frameworks";
import {
  FRAMEWORK_STATE_LABELS,
  FRAMEWORK_STATE_TONES,
  type FrameworkRow,
  STANDING_LABELS,
  Standings,
} from "@/lib/domain/controls/frameworks/schema";
import { adoptFramework } from "./actions";
import { frameworkPath, requirementPath } from "./paths";

interface Props {
  rows: readonly FrameworkRow[];
}

/** Frameworks that are here, with what is missing by name. */
export const Adopted = ({ rows }: Props) => (
  <Section title={words.adopted}>
    <PlainTable
      label={words.adopted}
      head={words.head}
      rows={rows.map((row) => ({
        id: row.reference,
        cells: [
          <Link key="link" href={frameworkPath(row.reference)}>
            {words.edition(row.title, row.edition)}
          </Link>,
          row.state && (
            <StatusBadge tone={FRAMEWORK_STATE_TONES[row.state]}>
              {FRAMEWORK_STATE_LABELS[row.state]}
            </StatusBadge>
          ),
          row.requirements,
          standingsOf(row),
          <Gaps key="gaps" row={row} />,
        ],
      }))}
    />
  </Section>
);

/** How many requirements stand how, never as a share. */
export const standingsOf = ({ standings }: Pick<FrameworkRow, "standings">) =>
  Object.values(Standings)
    .filter((one) => one !== "heading" && (standings[one] ?? 0) > 0)
    .map((one) => words.standing(STANDING_LABELS[one], standings[one] ?? 0))
    .join(", ");

/** What is missing or does not work, by name. */
export function Gaps({ row: { reference, gaps, gapCount } }: { row: FrameworkRow }) {
  if (gapCount === 0) return words.noGaps;
  const more = gapCount - gaps.length;
  return (
    <>
      {gaps.map(({ ref, title }, at) => (
        <span key={ref}>
          {at > 0 && ", "}
          <Link href={requirementPath(reference, ref)} title={title}>
            {ref}
          </Link>
        </span>
      ))}
      {more > 0 && ` ${words.more(more)}`}
    </>
  );
}

/** Shipped frameworks that can be adopted. */
export const Offered = ({ rows, mayAdopt }: Props & { mayAdopt: boolean }) => (
  <Section title={words.offered}>
    <p>{mayAdopt ? words.offeredLead : words.notYours}</p>
    <PlainTable
      label={words.offered}
      head={words.offeredHead.slice(0, mayAdopt ? 4 : 3)}
      rows={rows.map(({ reference, key, title, edition, requirements, note }) => {
        const name = words.edition(title, edition);
        const adopt = (
          <ConfirmButton
            key="adopt"
            label={words.adopt}
            title={words.adoptTitle(name)}
            body={words.adoptBody(requirements)}
            command={adoptFramework}
            input={{ key }}
            done={words.adoptDone}
          />
        );
        return { id: reference, cells: [name, requirements, note, ...(mayAdopt ? [adopt] : [])] };
      })}
    />
  </Section>
);
