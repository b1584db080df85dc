import { plan as words } from "@/components/words/plan";
import type { PlanDocument, PlannedRisk } from "@/lib/domain/risks/plans/schema";
import {
  BAND_LABELS,
  OPTION_LABELS,
  SIDE_LABELS,
  STRENGTH_LABELS,
} from "@/lib/domain/risks/schema";
import { TREATMENT_STATE_LABELS } from "@/lib/domain/risks/treatments/schema";
import type { Block, Document } from "@/lib/formats/pdf";

/** For both writers: pages are numbers in one, fields of the program in the other. */
interface PlanPaper extends Omit<Document, "pageOf"> {
  readonly pageOf: (page: number | string, pages: number | string) => string;
}
type Level = NonNullable<PlannedRisk["current"]>;
type Action = PlannedRisk["actions"][number];

const { document: said } = words;
const dayOf = (at: string) => at.slice(0, 10);
const levelOf = ({ likelihood, impact, score, band }: Level) =>
  `${likelihood} × ${impact} = ${score}, ${BAND_LABELS[band].toLowerCase()}`;

/** The plan in the order in which its owners read it (6.1.3 e, f). */
export const documentOf = (plan: PlanDocument, filter: string): PlanPaper => ({
  title: said.title,
  subtitle: plan.organisation,
  language: "en",
  author: plan.organisation,
  createdAt: new Date(plan.takenAt),
  landscape: true,
  blocks: [
    { kind: "facts", facts: aboutOf(plan, filter) },
    ...(plan.risks.length === 0 ? [text(said.none)] : plan.risks.flatMap(riskOf)),
    ...approvalsOf(plan),
  ],
  footer: said.footer(plan.takenBy, minuteOf(plan.takenAt)),
  pageOf: said.page,
});

const text = (words: string): Block => ({ kind: "text", text: words });
const minuteOf = (at: string) => `${at.slice(0, 16).replace("T", " ")} UTC`;

const aboutOf = (plan: PlanDocument, filter: string): [string, string][] => [
  [said.facts.taken, minuteOf(plan.takenAt)],
  [said.facts.by, plan.takenBy],
  [said.facts.method, said.method(plan.method)],
  [said.facts.filter, filter || said.whole],
  [said.facts.actions, said.counts(plan.sums)],
  [said.facts.cost, said.costs(plan.sums.cost, plan.sums.openCost)],
];

/** One risk: what stands, what is expected, who said yes, and the actions. */
const riskOf = (risk: PlannedRisk): Block[] => [
  { kind: "heading", text: `${risk.reference} ${risk.title}` },
  {
    kind: "facts",
    facts: [
      [said.risk.owner, risk.owner],
      [said.risk.option, optionOf(risk)],
      [said.risk.current, currentOf(risk)],
      [said.risk.expected, expectedOf(risk)],
      [said.risk.plan, approvalOf(risk)],
      [said.risk.residual, acceptanceOf(risk)],
    ],
  },
  {
    kind: "table",
    head: said.head,
    widths: [2, 6, 2, 3, 4, 3, 4, 6],
    rows: risk.actions.map(rowOf),
  },
];

function optionOf({ kind, option }: PlannedRisk) {
  if (kind === "opportunity") return said.pursued;
  return option ? OPTION_LABELS[option] : said.noOption;
}

function currentOf({ kind, current }: PlannedRisk) {
  if (kind === "opportunity") return said.noLevel;
  return current ? levelOf(current) : said.notGiven;
}

function expectedOf({ kind, expected, current }: PlannedRisk) {
  if (kind === "opportunity") return said.noLevel;
  if (expected) return levelOf(expected);
  return current ? said.notShown : said.notGiven;
}

const approvalOf = ({ approval }: PlannedRisk) =>
  approval
    ? said.approved(
        approval.by,
        dayOf(approval.at),
        approval.expected ? levelOf(approval.expected) : null,
      )
    : said.notApproved;

function acceptanceOf({ kind, acceptance }: PlannedRisk) {
  if (!acceptance) return kind === "opportunity" ? said.noLevel : said.notAccepted;
  const { by, at, until, reference } = acceptance;
  return said.accepted(by, dayOf(at), until, reference);
}

const rowOf = (one: Action): string[] => [
  one.reference,
  one.action,
  OPTION_LABELS[one.option],
  one.responsible.name,
  [one.resources, one.cost === null ? "" : words.money(one.cost)].filter(Boolean).join("\n"),
  one.daysLate > 0 ? said.late(one.due, one.daysLate) : one.due,
  [
    said.state(TREATMENT_STATE_LABELS[one.state], one.progress),
    one.approvedBy && one.approvedAt ? said.approvedBy(one.approvedBy, dayOf(one.approvedAt)) : "",
  ]
    .filter(Boolean)
    .join("\n"),
  [...one.controls.map(controlOf), one.verification && said.verified(one.verification)]
    .filter(Boolean)
    .join("\n"),
];

const controlOf = ({ reference, side, strength }: Action["controls"][number]) =>
  [reference, said.onSide(STRENGTH_LABELS[strength], SIDE_LABELS[side])].filter(Boolean).join(", ");

/** Who answers for the risks, and what each of them approved and accepted. */
const approvalsOf = ({ risks }: PlanDocument): Block[] =>
  risks.length === 0
    ? []
    : [
        { kind: "heading", text: said.approvals },
        {
          kind: "table",
          head: said.approvalHead,
          widths: [4, 3, 3, 3, 4],
          rows: risks.map((risk) => [
            `${risk.reference} ${risk.title}`,
            risk.owner,
            risk.approval ? `${risk.approval.by}, ${dayOf(risk.approval.at)}` : said.notApproved,
            risk.approval?.expected ? levelOf(risk.approval.expected) : expectedOf(risk),
            acceptanceOf(risk),
          ]),
        },
      ];
