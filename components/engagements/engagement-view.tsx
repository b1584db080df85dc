import type { Fact, Next } from "@/components/ui/record";
import { Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Day, Moment } from "@/components/ui/time";
import { engagements } from "@/components/words/engagements";
import { nextEngagementStep, opensOn } from "@/lib/domain/engagements/rules";
import { type EngagementRecord, MASK_LABELS, MODULE_LABELS } from "@/lib/domain/engagements/schema";

const { fields, next, who } = engagements;

/** What is granted and why. */
export function PurposeSection({ engagement }: { engagement: EngagementRecord }) {
  const { purpose, modules, masks, reason } = engagement;
  return (
    <Section title={engagements.purpose}>
      <Facts
        facts={[
          { term: fields.purpose, value: <TextBlock>{purpose}</TextBlock> },
          { term: fields.modules, value: modules.map((one) => MODULE_LABELS[one]).join(", ") },
          { term: fields.masks, value: masks.map(maskWords).join(", ") },
          ...(reason ? [{ term: fields.reason, value: <TextBlock>{reason}</TextBlock> }] : []),
        ]}
      />
    </Section>
  );
}

const isMask = (mask: string): mask is keyof typeof MASK_LABELS => mask in MASK_LABELS;
export const maskWords = (mask: string) => (isMask(mask) ? MASK_LABELS[mask] : mask);

const signed = (term: string, by: { name: string } | null, at: string | null): Fact[] =>
  by && at
    ? [
        {
          term,
          value: (
            <>
              {by.name} <Moment value={at} />
            </>
          ),
        },
      ]
    : [];
const moment = (term: string, at: string | null): Fact[] =>
  at ? [{ term, value: <Moment value={at} /> }] : [];

/** Facts beside the sections. */
export const factsOf = (one: EngagementRecord): Fact[] => [
  { term: fields.person, value: one.person.name },
  { term: fields.body, value: one.body },
  { term: fields.from, value: <Day value={one.from} /> },
  { term: fields.until, value: <Day value={one.until} /> },
  ...(one.earlyAccessFrom
    ? [{ term: fields.earlyAccessFrom, value: <Day value={one.earlyAccessFrom} /> }]
    : []),
  {
    term: fields.confidentialityOn,
    value: one.confidentialityOn && <Day value={one.confidentialityOn} />,
  },
  ...signed(fields.proposedBy, one.proposedBy, one.proposedAt),
  ...signed(fields.approvedBy, one.approvedBy, one.approvedAt),
  ...moment(fields.opened, one.openedAt),
  ...moment(fields.ended, one.endedAt),
  ...signed(fields.revokedBy, one.revokedBy, one.revokedAt),
];

/** What the engagement waits for. */
export function nextOf(one: EngagementRecord): Next | null {
  const step = nextEngagementStep(one.state);
  if (step === "approve") return { what: next.approve, who: who.top, until: one.from };
  if (step === "wait") return { what: next.wait, who: who.clock, until: opensOn(one) };
  return step === "read" ? { what: next.read, who: one.person.name, until: one.until } : null;
}
