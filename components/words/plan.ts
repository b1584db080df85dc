import { CURRENCY } from "@/lib/domain/risks/treatments/catalogue";

/** Words of the treatment plan: its views, what an action takes, how far it is, and who approved what. */
const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
const money = (amount: number) => `${amount.toLocaleString("en")} ${CURRENCY}`;
const number = (value: number) => String(Number(value.toFixed(3)));

export const plan = {
  title: "Treatment plan",
  name: "treatments",
  lead: "Every action with who does it until when, and what it takes.",
  empty: "No actions yet",
  emptyBody: "Actions are added on the page of an assessed risk.",
  views: "Views of the plan",
  table: "Table",
  board: "Board",
  documents: { pdf: "PDF, the plan as a document", docx: "Word, the plan as a document" },
  columns: {
    reference: "ID",
    action: "Action",
    risk: "Risk",
    band: "Level of the risk",
    option: "Option",
    controls: "Controls",
    responsible: "Responsible",
    verifier: "Verifier",
    due: "Due",
    daysLate: "Late",
    escalation: "Told to",
    resources: "Resources",
    cost: "Cost",
    progress: "Progress",
    state: "State",
  },
  filters: {
    state: "State",
    responsible: "Person",
    overdue: "Late",
    option: "Option",
    control: "Control",
    band: "Level of the risk",
  },
  overdue: "Only late ones",
  me: "Me",
  daysLate: (days: number) => plural(days, "day", "days"),
  money,
  noCost: "Not given",
  percent: (share: number) => `${share} %`,
  sums: (of: { actions: number; open: number; late: number; cost: number; openCost: number }) =>
    `${plural(of.actions, "action", "actions")}: ${of.open.toLocaleString("en")} open, ${of.late.toLocaleString("en")} late. Cost ${money(of.cost)}, of which ${money(of.openCost)} is still open.`,

  column: (state: string, count: number) => `${state} (${count.toLocaleString("en")})`,
  more: (shown: number, total: number) =>
    `${shown} of ${total.toLocaleString("en")} shown. See all in the table`,
  noCards: "Nothing here",
  filtered: "The board shows what the table's filter lets through.",
  unfiltered: "Show all",
  move: "Move",
  moveOf: (reference: string) => `Move ${reference}`,
  withPlan: "Approved with the plan of its risk",

  controls: "Controls it brings or improves",
  option: "How it treats the risk",
  resources: "Resources",
  resourcesHelp: "People, days, means.",
  cost: `Cost in ${CURRENCY}`,
  costHelp: "A whole amount.",
  report: "Report progress",
  reportTitle: "How far is it?",
  reported: "Progress kept",
  progress: "Progress",
  progressHelp: "In percent, from 0 to 100.",
  progressNote: "Note",
  progressBar: (reference: string) => `Progress of ${reference}`,
  progressSaid: (share: number, day: string, note: string) =>
    note ? `${share} % on ${day}: ${note}` : `${share} % on ${day}`,

  effect: "Expected effect",
  effectLevels: (without: string, then: string) => `${without} without it, ${then} with it`,
  effectOf: (of: {
    control: string;
    strength: string;
    side: string;
    designed: number;
    factor: number;
    effect: number;
  }) =>
    `${of.control}, ${of.strength.toLowerCase()} on ${of.side.toLowerCase()}: ${number(of.designed)} × ${number(of.factor)} = ${number(of.effect)}`,
  noEffect: "No control named",
  dueMoved: (from: string, to: string, name: string, reason: string) =>
    `Due day moved from ${from} to ${to}, approved by ${name}: ${reason}`,
  escalated: (who: string, names: string, day: string) =>
    `Told to ${who} (${names}) on ${day}: late`,
  escalatedTo: (who: string) => `Escalated to ${who}`,

  approvals: "Approvals of the plan",
  approvalHead: ["Date", "Owner", "Treatment", "Actions", "Expected residual", "Method", "SHA-256"],
  unchanged: "The plan is as it was approved.",
  changed: (count: number) =>
    `${plural(count, "difference", "differences")} from what was approved last`,
  changeHead: ["Where", "What", "Approved", "Now"],
  wholePlan: "Plan",

  document: {
    title: "Risk treatment plan",
    about: "About this plan",
    facts: {
      taken: "State of",
      by: "Taken by",
      method: "Method",
      filter: "Filter",
      actions: "Actions",
      cost: "Cost",
    },
    method: (edition: string) => `Risk method, edition ${edition}`,
    whole: "None: the whole plan",
    counts: (of: { actions: number; open: number; late: number }) =>
      `${of.actions.toLocaleString("en")}, of which ${of.open.toLocaleString("en")} open and ${of.late.toLocaleString("en")} late`,
    costs: (cost: number, open: number) => `${money(cost)}, of which ${money(open)} open`,
    none: "No action matches.",
    risk: {
      owner: "Risk owner",
      option: "Treatment",
      current: "Current level",
      expected: "Expected residual",
      plan: "Plan approved by the owner",
      residual: "Residual risk accepted",
    },
    noOption: "Not chosen yet",
    notGiven: "Not assessed yet",
    notShown: "Not shown: it rests on controls that the reader may not see",
    pursued: "An opportunity, followed by its actions",
    noLevel: "An opportunity has no level",
    approved: (name: string, day: string, level: string | null) =>
      level ? `${name}, ${day}, with an expected residual of ${level}` : `${name}, ${day}`,
    notApproved: "Not approved yet",
    accepted: (name: string, day: string, until: string, reference: string) =>
      `${name}, ${day}, until ${until} (${reference})`,
    notAccepted: "Not accepted",
    head: [
      "ID",
      "Action",
      "Option",
      "Responsible",
      "Resources and cost",
      "Due",
      "State",
      "Effect and check",
    ],
    late: (due: string, days: number) => `${due}, ${plural(days, "day", "days")} late`,
    state: (state: string, progress: number) => `${state}, ${progress} %`,
    onSide: (strength: string, side: string) => `${strength} on ${side.toLowerCase()}`,
    approvedBy: (name: string, day: string) => `approved by ${name}, ${day}`,
    verified: (how: string) => `Verified by: ${how}`,
    approvals: "Approval of the risk owners",
    approvalHead: ["Risk", "Risk owner", "Plan approved", "Expected residual", "Residual accepted"],
    footer: (by: string, at: string) => `Taken by ${by} on ${at}`,
    page: (page: number | string, pages: number | string) => `Page ${page} of ${pages}`,
  },
} as const;

const ESCALATED_TO = ["nobody", "the person responsible", "the risk owner", "compliance"] as const;
/** To whom lateness of a level is told. */
export const escalatedTo = (level: number): string => ESCALATED_TO[level] ?? ESCALATED_TO[0];
