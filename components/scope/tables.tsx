import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { scope as words } from "@/components/words/scope";
import {
  type EnvironmentRow,
  SIDE_LABELS,
  TIER_LABELS,
} from "@/lib/domain/scope/environments/schema";
import {
  SCOPE_RESULT_LABELS,
  SCOPE_STATE_LABELS,
  SCOPE_TRIGGER_LABELS,
  type ScopeReviewRecord,
  type ScopeRow,
} from "@/lib/domain/scope/schema";

const TONES = {
  draft: "neutral",
  in_review: "info",
  approved: "ok",
  superseded: "neutral",
} as const satisfies Record<ScopeRow["state"], Tone>;

export const ScopeState = ({ state }: { state: ScopeRow["state"] }) => (
  <StatusBadge tone={TONES[state]}>{SCOPE_STATE_LABELS[state]}</StatusBadge>
);

/** Every edition there was. */
export const Editions = ({ editions }: { editions: readonly ScopeRow[] }) => (
  <PlainTable
    label={words.sections.editions}
    head={words.editionHead}
    rows={editions.map(({ id, edition, state, author, approvedAt, approver }) => ({
      id,
      cells: [
        <Link key="edition" href={`/scope/${edition}`}>
          {words.edition(edition)}
        </Link>,
        <ScopeState key="state" state={state} />,
        author.name,
        approvedAt && <Day key="day" value={approvedAt} />,
        approver?.name,
      ],
    }))}
  />
);

/** Each look at the edition since its approval. */
export const Reviews = ({ reviews }: { reviews: readonly ScopeReviewRecord[] }) => (
  <PlainTable
    label={words.sections.reviews}
    head={words.reviewHead}
    rows={reviews.map((one) => ({
      id: one.id,
      cells: [
        <Day key="day" value={one.at} />,
        one.by.name,
        [SCOPE_TRIGGER_LABELS[one.trigger], one.occasion].filter(Boolean).join(": "),
        SCOPE_RESULT_LABELS[one.result],
        one.reason,
        one.confirmedBy?.name ?? (one.result === "still_valid" ? words.open : words.notNeeded),
      ],
    }))}
  />
);

/** What a place says of the scope, in words. */
export const sideWords = (inScope: boolean | null) =>
  SIDE_LABELS[inScope === null ? "unsaid" : inScope ? "inside" : "outside"];

export const Environments = ({ environments }: { environments: readonly EnvironmentRow[] }) => (
  <PlainTable
    label={words.sections.environments}
    head={words.environmentHead}
    rows={environments.map(({ id, name, tier, inScope, reference }) => ({
      id,
      cells: [
        <Link key="name" href={`/assets?environment=${reference}`}>
          {name}
        </Link>,
        TIER_LABELS[tier],
        sideWords(inScope),
        reference,
      ],
    }))}
  />
);
