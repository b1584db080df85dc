import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { type Fact, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { frameworks as words } from "@/components/words/frameworks";
import { CHECKLIST_RESULT_LABELS } from "@/lib/domain/audits/schema";
import type { RequirementRecord } from "@/lib/domain/controls/frameworks/requirements/schema";
import { STANDING_LABELS } from "@/lib/domain/controls/frameworks/schema";
import { OPERATING_STATE_LABELS, OPERATING_STATE_TONES } from "@/lib/domain/controls/schema";
import { frameworkPath, requirementPath } from "./paths";

interface Props {
  requirement: RequirementRecord;
}

/** Where parts of the management system are shown. */
const PLACE_PATHS: Readonly<Record<string, string>> = {
  ...{ scope: "/scope", context: "/context", risk: "/risks", treatment: "/risks/plan" },
  ...{ audit: "/audits", improvement: "/findings", dashboard: "/" },
};

export function requirementFacts(requirement: RequirementRecord): Fact[] {
  const { framework, standing, why, place } = requirement;
  const path = PLACE_PATHS[place];
  return [
    { term: words.columns.standing, value: STANDING_LABELS[standing] },
    { term: words.columns.why, value: why },
    {
      term: words.title,
      value: (
        <Link href={frameworkPath(framework.reference)}>
          {words.edition(framework.title, framework.edition)}
        </Link>
      ),
    },
    ...(path ? [{ term: words.place, value: <Link href={path}>{path}</Link> }] : []),
  ];
}

/** What it asks, never in the words of a standard. */
export const Asks = ({ requirement: { text, practice, isShipped } }: Props) => (
  <Section title={words.asks}>
    {text ? <TextBlock>{text}</TextBlock> : <p>{words.noText}</p>}
    {practice && (
      <>
        <h3>{words.practice}</h3>
        <TextBlock>{practice}</TextBlock>
      </>
    )}
    {isShipped && <p>{words.notTheText}.</p>}
  </Section>
);

/** The controls that answer it: state, owner and last evidence of each. */
export function Answers({ requirement }: Props) {
  const { controls, isHeading, why } = requirement;
  if (isHeading) return null;
  return (
    <Section title={words.answered}>
      <p>{why}</p>
      {controls.length > 0 && (
        <PlainTable
          label={words.answered}
          head={words.answeredHead}
          rows={controls.map(({ reference, title, state, since, owner, evidence, suggested }) => ({
            id: reference,
            cells: [
              <Link key="control" href={`/controls/${reference}`}>
                {reference} {title}
              </Link>,
              <StatusBadge key="state" tone={OPERATING_STATE_TONES[state]}>
                {OPERATING_STATE_LABELS[state]}
              </StatusBadge>,
              since && formatDay(since),
              owner?.name ?? words.unowned,
              evidence ? (
                <Link key="evidence" href={`/evidence/${evidence.reference}`}>
                  {words.evidence(formatDay(evidence.on), evidence.reference)}
                </Link>
              ) : (
                words.noEvidence
              ),
              suggested ? words.suggested : words.confirmed,
            ],
          }))}
        />
      )}
    </Section>
  );
}

type Neighbour = RequirementRecord["above"][number];
function Neighbours({ title, of }: { title: string; of: readonly Neighbour[] }) {
  if (of.length === 0) return null;
  return (
    <Section title={title}>
      <LinkList
        items={of.map((one) => ({
          href: requirementPath(one.framework, one.ref),
          reference: one.ref,
          label: one.title,
        }))}
      />
    </Section>
  );
}

/** What stands around it, in this edition and in others, and the audits that looked at it. */
export function Around({ requirement }: Props) {
  const { above, below, former, followers, audits } = requirement;
  return (
    <>
      <Neighbours title={words.above} of={above} />
      <Neighbours title={words.below} of={below} />
      <Neighbours title={words.former} of={former ? [former] : []} />
      <Neighbours title={words.followers} of={followers} />
      {audits.length > 0 && (
        <Section title={words.audits}>
          <LinkList
            items={audits.map(({ reference, title, on, result }) => ({
              ...{ href: `/audits/${reference}`, reference, label: title },
              note: `${formatDay(on)} · ${CHECKLIST_RESULT_LABELS[result]}`,
            }))}
          />
        </Section>
      )}
    </>
  );
}
