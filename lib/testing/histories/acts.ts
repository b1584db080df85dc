import { fc } from "@/lib/testing/property";
import { ahead, aheadOf, type Decision } from "./acts/ahead";
import { assess, assessing, confirm, lower } from "./acts/assessing";
import { assets, relate } from "./acts/assets";
import { bulk, changeMany } from "./acts/bulk";
import { askToClose, closing } from "./acts/closing";
import { type Attested, attest, controls, wait } from "./acts/controls";
import { accept, ask, deciding, renew } from "./acts/deciding";
import { apply, approveEdition, editions } from "./acts/editions";
import { loading } from "./acts/loading";
import { merging } from "./acts/merging";
import { approve, complete, plan, planning, work } from "./acts/planning";
import { reword, wording } from "./acts/wording";
import { type Act, certain, type Kind, type Spoilt } from "./stage";

/** Everything that somebody may do, or that may happen; most of what is drawn is refused. */
export const KINDS: readonly Kind[] = [
  ...[...assessing, ...wording, ...deciding, ...planning, ...controls],
  ...[...assets, ...bulk, ...loading, ...merging, ...editions, ...closing, ...ahead],
];

/** One in eight is done by who may not, or with what was seen before the last change. */
const spoiltOf = (spoils: readonly Spoilt[]): fc.Arbitrary<Spoilt | null> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constant(null) },
    ...(spoils.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...spoils) }] : []),
  );

const drawn = ({ acts, spoils }: Kind): fc.Arbitrary<Act> =>
  fc.tuple(acts, spoiltOf(spoils)).map(([one, spoilt]) => ({ ...one, spoilt }));

/** What is rarely done after the other unless it is tried at once. */
const PAIRS = [
  ["changeMany", "undoChange"],
  ["importAssets", "undoAssets"],
  ["importRisks", "undoRisks"],
  ["askToClose", "close"],
  ["attest", "wait"],
  ["lower", "changeMany"],
  ["accept", "renew"],
  ["accept", "reword"],
  ["approvePlan", "cancel"],
] as const;
const named = (name: string) => KINDS.filter(({ kind }) => kind === name).map(drawn);

/** One act, or two of which the second follows from the first. */
export const turn: fc.Arbitrary<readonly Act[]> = fc.oneof(
  ...KINDS.map((one) => ({ weight: one.weight, arbitrary: drawn(one).map((act) => [act]) })),
  ...PAIRS.map((pair) => ({ weight: 8, arbitrary: fc.tuple(...pair.flatMap(named)) })),
);

const nil = null;
const side = "likelihood";
const weak = { control: "A.8.20", side, strength: "weak" } as const;
const strong = { control: "A.8.20", side, strength: "strong" } as const;
const rate = (
  likelihood: number,
  impact: number,
  links: readonly (typeof weak | typeof strong)[],
) => certain("assess", { rating: { likelihood, impact }, links, override: null }, assess);

const confirmed = certain("confirm", nil, confirm);
const asked = certain("request", nil, ask);
const accepted = (days: number) => certain("accept", { days }, accept);
const waited = (days: number) => certain("wait", { days }, wait);
const attested = (result: Attested["result"]) =>
  certain("attest", { control: "A.8.20", result }, attest);
const rated = rate(4, 3, [weak]);
const held = [rated, confirmed, asked, accepted(100)];
/** Low as long as the control is there: its evidence being late is what the score hangs by. */
const judged = [rate(3, 3, [strong]), confirmed, asked, accepted(365)];
const guarded = [attested("effective"), ...judged];
const renewedLate = [...guarded, waited(95), attested("effective")];
const improved = [attested("partly_effective"), ...judged, attested("effective")];
const agreed = [
  ...[rated, certain("plan", { links: [strong] }, plan)],
  certain("approvePlan", nil, approve),
];
const works = [work, work, work].map((step) => certain("work", nil, step));
const worked = [...agreed, ...works, confirmed];

/** Who lowered a level makes the risk their own. */
const own = [
  ...[rated, certain("lower", nil, lower)],
  certain("changeMany", { by: "daan" as const }, changeMany),
];

/** What went before, so that histories also reach what only a long way leads to. */
export const start: fc.Arbitrary<readonly Act[]> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom<readonly Act[]>(
      ...[[], [rated], [...held.slice(0, 3)], held, held, agreed, agreed],
      worked,
      [...worked, certain("complete", nil, complete)],
      [...held.slice(0, 3), accepted(20), certain("renew", nil, renew)],
      guarded,
      [...guarded, waited(95)],
      renewedLate,
      renewedLate,
      improved,
      improved,
      [...held, certain("askToClose", nil, askToClose)],
      [...own, confirmed, asked],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<"milder" | "stricter" | "same">("milder", "stricter", "same")
      .map((text) => [
        ...[rated, certain("approveEdition", { text }, approveEdition)],
        certain("applyEdition", nil, apply),
      ]),
  },
);

/** One act of a kind that is drawn with nothing. */
const just = (name: string): Act[] =>
  KINDS.filter(({ kind }) => kind === name).flatMap(({ acts }) =>
    fc.sample(acts, { numRuns: 1, seed: 1 }).map((one) => ({ ...one, spoilt: null })),
  );

/** An asset that the risk does not name, one that it does, and the control that its level hangs by. */
const elsewhere = { at: 1, exposure: "internal" } as const;
const open = { at: 0, exposure: "internal" } as const;
const failing = { control: "A.8.20", result: "not_effective" } as const;
const low = [attested("effective"), rate(3, 3, [strong])];
const askedLow = [...low, confirmed, asked];
const plannedLow = [...low, certain("plan", { links: [strong] }, plan)];
const workedLow = [...plannedLow, certain("approvePlan", nil, approve), ...works, confirmed];
/** What leads to a decision that somebody gives ahead of the job that follows a fact. */
const WAYS: readonly (readonly [Decision, readonly Act[]])[] = [
  ["request", low],
  ["accept", askedLow],
  ["renew", [...askedLow, accepted(20)]],
  ["approvePlan", plannedLow],
  ["complete", workedLow],
  ["confirm", low],
  ["importRisks", [...askedLow, accepted(100)]],
];
const decidedAhead: readonly (readonly Act[])[] = [
  ...WAYS.flatMap(([decision, way]) =>
    [elsewhere, failing].map((moved) => [...way, aheadOf(decision, moved)]),
  ),
  [...askedLow, aheadOf("accept", open)],
  [...askedLow, accepted(100), aheadOf("importRisks", open)],
];

/** What every run tries first, since chance alone may leave it out of a short one. */
export const always: [readonly Act[], readonly (readonly Act[])[]][] = [
  [[...held.slice(0, 3), ...just("withdraw")], []],
  [[...held.slice(0, 3), ...just("reject")], []],
  [[...held, ...just("revoke")], []],
  [[...held, ...just("reassess")], []],
  [[...held, ...just("askToClose"), ...just("close")], []],
  [[...agreed, ...just("cancel")], []],
  [[...worked, ...just("complete")], []],
  [[...held.slice(0, 3), accepted(20), ...just("renew"), accepted(100)], []],
  [renewedLate, []],
  [improved, []],
  [[...own, confirmed, asked, accepted(100)], []],
  [[...held.slice(0, 3), accepted(20), waited(95)], []],
  [[...held, certain("relate", { at: 0 as const }, relate)], []],
  [[...held, certain("reword", { words: "a", same: true }, reword)], []],
  [[rated, certain("changeMany", { reviewDays: 40 }, changeMany), ...just("undoChange")], []],
  ...decidedAhead.map((acts): [readonly Act[], []] => [acts, []]),
];
