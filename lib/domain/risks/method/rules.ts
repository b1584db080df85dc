// The method of risks: its shipped default, what it must say, and what a change of it means. Runs anywhere.
import type { RiskBand } from "@/prisma/generated/enums";
import type { Method, MethodText, Scale } from "./schema";

/** From the least authority to the most; null: nobody may. */
const RANKS: readonly MethodText["bands"][number]["authority"][] = [
  "risk_owner",
  "top_management",
  null,
];

type Problems = Record<string, string[]>;

/** From the lowest to the highest. */
export const BAND_ORDER: readonly RiskBand[] = ["low", "medium", "high", "critical"];

const overlaps = (bands: MethodText["bands"]): string | null => {
  let next = 1;
  for (const [at, { name, from, to }] of bands.entries()) {
    if (name !== BAND_ORDER[at]) return `Give the bands in this order: ${BAND_ORDER.join(", ")}.`;
    if (from !== next) return `${name} begins at ${from}; it has to begin at ${next}.`;
    if (to < from) return `${name} ends at ${to}, before it begins.`;
    next = to + 1;
  }
  return next === 26 ? null : "The last band has to end at 25.";
};

/** What keeps a draft from being approved, by field; empty when nothing does. */
export function problemsIn(method: MethodText): Problems {
  const problems: Problems = {};
  const bands = overlaps(method.bands);
  if (bands) problems.bands = [bands];
  const falling = method.bands.find(
    ({ longestDays }, at) => at > 0 && longestDays > (method.bands[at - 1]?.longestDays ?? 0),
  );
  if (falling && !bands) {
    problems.bands = [`${falling.name} may be accepted for longer than the band below it.`];
  }
  const unsaid = method.bands.find(({ appetite }) => appetite.trim() === "");
  if (unsaid && !problems.bands) problems.bands = [`Say what applies to a ${unsaid.name} risk.`];
  const ended = method.bands.find(({ authority, longestDays }) => authority && longestDays === 0);
  if (ended && !problems.bands) {
    problems.bands = [`Say for how many days a ${ended.name} risk may be accepted.`];
  }
  const worst = method.bands.at(-1);
  if (worst?.authority && !problems.bands) {
    problems.bands = ["Nobody may accept a critical risk: it is reduced or its source stopped."];
  }
  const order = method.bands.map(({ authority }) => RANKS.indexOf(authority));
  if (order.some((rank, at) => at > 0 && rank < (order[at - 1] ?? 0)) && !problems.bands) {
    problems.bands = ["A higher band cannot be accepted by somebody with less authority."];
  }
  const looks = method.bands.map(({ reviewDays }) => reviewDays);
  if (looks.some((days, at) => at > 0 && days > (looks[at - 1] ?? days)) && !problems.bands) {
    problems.bands = ["A higher band has to be reviewed at least as often as the band below it."];
  }
  for (const scale of ["likelihood", "impact"] as const) {
    const names = method[scale].map(({ name }) => name.trim().toLowerCase());
    if (new Set(names).size < names.length) problems[scale] = ["Give each level its own name."];
  }
  if (method.strengths.strong === 0 || method.cap === 0) {
    problems.strengths = ["With these numbers no control takes off anything."];
  }
  const { weak, moderate, strong } = method.strengths;
  if (!(weak <= moderate && moderate <= strong)) {
    problems.strengths = ["A stronger design has to take off at least as much as a weaker one."];
  }
  const { effective, attested, partial, overdue_grace: late } = method.factors;
  if (!(partial <= attested && attested <= effective && late <= attested)) {
    problems.factors = ["A control that works better has to count at least as much."];
  }
  for (const part of ["triggers", "assessment", "treatment"] as const) {
    if (method[part].trim() === "") problems[part] = ["Describe it before you submit."];
  }
  return problems;
}

/** What screens need of a method: levels, bands and numbers without the long texts. */
export const scaleOf = ({ triggers, assessment, treatment, ...scale }: Method): Scale => scale;

type NumbersOf = Pick<MethodText, "bands" | "strengths" | "factors" | "cap">;
const numbers = ({ bands, strengths, factors, cap }: NumbersOf) =>
  JSON.stringify([
    bands.map(({ name, from, to }) => [name, from, to]),
    [strengths.weak, strengths.moderate, strengths.strong],
    [factors.effective, factors.attested, factors.partial, factors.overdue_grace],
    cap,
  ]);

/** Does another version score the same risk differently? Words alone do not. */
export const scoresDiffer = (before: NumbersOf, after: NumbersOf): boolean =>
  numbers(before) !== numbers(after);

/** The text that an approval is about: any change of it is another version. */
export function canonicalText({ edition, ...method }: Method): string {
  return JSON.stringify({ edition, ...method }, (_key, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

const level = (name: string, meaning: string) => ({ name, meaning });
const impact = (
  name: string,
  [finance, customers, persons, law, service]: readonly [string, string, string, string, string],
) => ({ name, meaning: { finance, customers, persons, law, service } });

/** What ships; every organisation adapts its amounts and approves it. */
export const DEFAULT_METHOD: Method = {
  edition: "1.0",
  likelihood: [
    level("Rare", "Less than once in five years."),
    level("Unlikely", "Once in two to five years."),
    level("Possible", "Once in one to two years."),
    level("Likely", "Several times a year."),
    level("Almost certain", "Monthly or more often."),
  ],
  impact: [
    impact("Negligible", [
      "Below 1,000 EUR.",
      "No customer notices.",
      "Nobody is affected.",
      "No duty to tell anybody.",
      "Minutes of disturbance.",
    ]),
    impact("Minor", [
      "Below 10,000 EUR.",
      "Few customers notice.",
      "Inconvenience for few persons.",
      "A question that one letter answers.",
      "Hours of disturbance.",
    ]),
    impact("Moderate", [
      "Below 50,000 EUR.",
      "Service credits are due.",
      "A person complains.",
      "An authority asks.",
      "A day of disturbance.",
    ]),
    impact("Major", [
      "Below 250,000 EUR.",
      "A contract is lost.",
      "Harm to persons that can be put right.",
      "A breach that must be notified.",
      "Several days without service.",
    ]),
    impact("Severe", [
      "Above 250,000 EUR.",
      "Several contracts are lost.",
      "Lasting harm to persons.",
      "An order or fine that stops the service.",
      "The existence of the organisation is at risk.",
    ]),
  ],
  bands: [
    {
      ...{ name: "low", from: 1, to: 4, authority: "risk_owner", longestDays: 365 },
      ...{ reviewDays: 365, appetite: "May be retained; the risk owner confirms." },
    },
    {
      ...{ name: "medium", from: 5, to: 9, authority: "risk_owner", longestDays: 365 },
      ...{ reviewDays: 182, appetite: "Treat it, or the risk owner accepts it with an end date." },
    },
    {
      ...{ name: "high", from: 10, to: 16, authority: "top_management", longestDays: 180 },
      ...{ reviewDays: 91, appetite: "Plan within 30 days, or top management accepts it." },
    },
    {
      ...{ name: "critical", from: 17, to: 25, authority: null, longestDays: 0, reviewDays: 30 },
      appetite:
        "Not acceptable: an interim measure within two working days, then reduce it or stop.",
    },
  ],
  strengths: { weak: 0.2, moderate: 0.4, strong: 0.6 },
  factors: { effective: 1, attested: 0.8, partial: 0.4, overdue_grace: 0.4 },
  cap: 0.8,
  triggers:
    "Before a release, before a change of supplier or hosting, after an incident, and when a law or contract changes.",
  assessment: `1. Write cause, event and consequence. Name the assets, the property lost and a person as owner. A risk to the management system itself names the issue or requirement it comes from.
2. Score likelihood and impact from 1 to 5 by the worded scales, each with a reason; the worst dimension counts. Three values are kept: inherent without controls, current with controls as they demonstrably work, residual after the approved plan.
3. Current and residual follow from the linked controls: each takes off its strength times the factor of its state, all of a side together no more than the cap, and the level is rounded up. Whoever assesses may set another level with a reason; a level below the computed one needs the compliance officer as second person.
4. The owner confirms. Compare with the bands, and sort by current score.`,
  treatment: `1. The owner chooses: modify, avoid, share or retain.
2. Determine every control needed, from any source, then compare with Annex A so that nothing necessary is left out, and state each in the Statement of Applicability.
3. Plan each action with a responsible person, resources, a date, the expected effect and how it will be checked.
4. The owner approves the plan and accepts what remains, with a reason and an end date, within the authority and the term of the band. An acceptance binds scenario, assets, controls, method version and score, and falls when one of them changes or the score rises above it.`,
};
