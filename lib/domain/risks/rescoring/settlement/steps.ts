import { type Binds, type Break, isSame, judge } from "../../acceptances/rules";
import { bindsShape } from "../../acceptances/schema";
import { inForce } from "../../acceptances/steps";
import { type Band, band, type Levels } from "../../rules";
import { bindsOf, computed, type Judged, standingOf } from "../../standing/steps";

type Acceptance = Judged["acceptances"][number];

/** What has to change so that a risk again is what it rests on says. */
export interface Settlement {
  readonly risk: Judged;
  /** Levels to write; null where they stand as they should. */
  readonly levels: Levels | null;
  /** It is judged by another edition of the method than before. */
  readonly isOfOtherEdition: boolean;
  /** The open request, which always shows what would be accepted. */
  readonly asked: {
    readonly id: string;
    readonly score: number;
    readonly band: Band;
    readonly binds: Binds;
  } | null;
  /** The acceptance in force that falls, and because of what. */
  readonly ended: { readonly acceptance: Acceptance; readonly because: readonly Break[] } | null;
  /** The acceptance in force that now only holds by grace, or no longer needs it. */
  readonly marked: { readonly acceptance: Acceptance; readonly atRisk: boolean } | null;
}

/** Holds a risk against the states of its controls, its assets and its method, and says what follows. */
export function settlementOf(risk: Judged): Settlement {
  const should = computed(risk);
  const levels = should && hasMoved(risk, should) ? should : null;
  const score = levels?.current.score ?? risk.currentScore;
  const isOfOtherEdition = should !== null && risk.methodVersion !== risk.method.edition;
  return { risk, levels, isOfOtherEdition, asked: refreshed(risk, score), ...judged(risk, score) };
}

/** Nothing has to change. */
export const isSettled = ({
  levels,
  isOfOtherEdition,
  asked,
  ended,
  marked,
}: Settlement): boolean => !(levels || isOfOtherEdition || asked || ended || marked);

const hasMoved = (risk: Judged, { current, residual }: Levels) =>
  risk.currentLikelihood !== current.likelihood ||
  risk.currentImpact !== current.impact ||
  risk.residualLikelihood !== residual.likelihood ||
  risk.residualImpact !== residual.impact;

/** Who saw other facts or another level than what would be accepted is stale. */
function refreshed(risk: Judged, score: number): Settlement["asked"] {
  const asked = risk.acceptances.find((one) => one.state === "requested");
  if (!asked || score === 0) return null;
  const level = band(risk.method, score);
  const binds = { ...bindsOf(risk), score };
  const isAsShown =
    asked.band === level && asked.binds !== null && isSame(bindsShape.parse(asked.binds), binds);
  return isAsShown ? null : { id: asked.id, score, band: level, binds };
}

function judged(risk: Judged, score: number): Pick<Settlement, "ended" | "marked"> {
  const acceptance = inForce(risk);
  if (!acceptance) return { ended: null, marked: null };
  const standing = { ...standingOf(risk), score };
  const { broken, atRisk } = judge(bindsShape.parse(acceptance.binds), standing);
  if (broken.length > 0) return { ended: { acceptance, because: broken }, marked: null };
  return { ended: null, marked: atRisk === acceptance.atRisk ? null : { acceptance, atRisk } };
}
