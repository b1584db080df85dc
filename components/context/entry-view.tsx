import { formatDay } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { type Fact, Facts, LinkList, type Next } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { context as words } from "@/components/words/context";
import {
  CONTEXT_KIND_LABELS,
  type ContextRecord,
  REQUIREMENT_SOURCE_LABELS,
} from "@/lib/domain/context/schema";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import { LinksActs } from "./entry-acts";

const { sections, facts, texts } = words;

interface EntryProps {
  item: ContextRecord;
  canLink: boolean;
}

/** The sections of an entry: what it says, what hangs on it, who looked at it. */
export function EntryView({ item, canLink }: EntryProps) {
  return (
    <>
      {item.change && item.changedAt && (
        <Note tone="warn" title={words.changedNote(formatDay(item.changedAt))}>
          <TextBlock>{item.change}</TextBlock>
        </Note>
      )}
      <Said item={item} />
      <Section
        title={sections.hangs}
        aside={canLink && item.state !== "closed" && <LinksActs item={item} />}
      >
        <h3>{sections.risks}</h3>
        <LinkList
          items={item.risks.map(({ reference, title, currentScore }) => ({
            href: `/risks/${reference}`,
            reference,
            label: title,
            note: currentScore > 0 ? words.score(currentScore) : words.notScored,
          }))}
          empty={words.noRisks}
        />
        <h3>{sections.controls}</h3>
        <LinkList
          items={item.controls.map(({ reference, title, operatingState }) => ({
            href: `/controls/${reference}`,
            reference,
            label: title,
            note: OPERATING_STATE_LABELS[operatingState],
          }))}
          empty={words.noControls}
        />
      </Section>
      <Reviews item={item} />
    </>
  );
}

const TEXTS = ["description", "sourceText", "reason", "response", "closeReason"] as const;

function Said({ item }: { item: ContextRecord }) {
  const said = TEXTS.flatMap((name) => {
    const text = item[name];
    return text ? [{ term: texts[name], value: <TextBlock>{text}</TextBlock> }] : [];
  });
  return (
    <Section title={sections.said}>
      {said.length === 0 ? <p>{words.nothingSaid}</p> : <Facts facts={said} />}
    </Section>
  );
}

const Reviews = ({ item: { reviews } }: { item: ContextRecord }) => (
  <Section title={sections.reviews}>
    {reviews.length === 0 ? (
      <p>{words.noReviews}</p>
    ) : (
      <PlainTable
        label={sections.reviews}
        head={words.reviewHead}
        rows={reviews.map((one) => ({
          id: one.id,
          cells: [
            <Day key="at" value={one.at} />,
            one.by.name,
            one.change,
            one.comment,
            <Day key="next" value={one.nextReview} />,
          ],
        }))}
      />
    )}
  </Section>
);

/** Facts beside the sections. */
export function factsOf(item: ContextRecord): Fact[] {
  const isIssue = item.kind === "internal_issue" || item.kind === "external_issue";
  const source = item.source && REQUIREMENT_SOURCE_LABELS[item.source];
  return [
    { term: facts.kind, value: CONTEXT_KIND_LABELS[item.kind] },
    ...(item.party ? [{ term: facts.party, value: item.party }] : []),
    ...(source ? [{ term: facts.source, value: source }] : []),
    ...(isIssue ? [] : [{ term: facts.addressed, value: item.addressed ? words.yes : words.no }]),
    { term: facts.owner, value: item.owner?.name },
    { term: facts.nextReview, value: item.nextReview && <Day value={item.nextReview} /> },
    { term: facts.interval, value: words.months(item.intervalMonths) },
    { term: facts.climate, value: item.isClimate ? words.yes : words.no },
  ];
}

/** What the entry waits for, and for whom. */
export function nextOf({ state, change, owner, nextReview }: ContextRecord): Next | null {
  const { next } = words;
  if (state === "closed") return null;
  if (state === "draft") return { what: next.confirm, who: next.compliance };
  const who = owner?.name ?? next.compliance;
  return change ? { what: next.follow, who } : { what: next.review, who, until: nextReview };
}
