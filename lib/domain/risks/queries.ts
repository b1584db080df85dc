import sql, { type Sql } from "sql-template-tag";
import { dayOf } from "@/lib/kernel/fields";
import { isWhole, type ListPlan, listStatement, nearStatement, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import type { RiskState, TreatmentOption } from "@/prisma/generated/enums";
import { nextFacts, nextOfRow, type WithNext } from "./next/steps";
import {
  ALSO,
  LINE,
  registerCount,
  registerFilter,
  registerWords,
  together,
} from "./register/steps";
import { type Band, listRisksInput, type RegisterRow, RISK_READERS, riskPage } from "./schema";
import { levelOf } from "./steps";

/** A risk as the list's statement gives it: flat, because building JSON in the database costs more. */
export interface FlatRisk {
  id: string;
  reference: string;
  title: string;
  state: RiskState;
  version: number;
  option: TreatmentOption | null;
  nextReview: string | null;
  ownerId: string;
  ownerReference: string;
  ownerName: string;
  il: number;
  ii: number;
  ib: Band | null;
  cl: number;
  ci: number;
  cb: Band | null;
  rl: number;
  ri: number;
  rb: Band | null;
}

export const FLAT = sql`r.id, r.reference, r.title, r.state, r.version, r.option, r.next_review AS "nextReview",
  r.owner_id AS "ownerId", o.reference AS "ownerReference", o.name AS "ownerName",
  r.inherent_likelihood AS il, r.inherent_impact AS ii, r.inherent_band AS ib,
  r.current_likelihood AS cl, r.current_impact AS ci, r.current_band AS cb,
  r.residual_likelihood AS rl, r.residual_impact AS ri, r.residual_band AS rb`;

export const rowOf = (risk: FlatRisk) => ({
  id: risk.id,
  reference: risk.reference,
  title: risk.title,
  state: risk.state,
  version: risk.version,
  option: risk.option,
  nextReview: risk.nextReview,
  owner: { id: risk.ownerId, reference: risk.ownerReference, name: risk.ownerName },
  inherent: levelOf(risk.il, risk.ii, risk.ib),
  current: levelOf(risk.cl, risk.ci, risk.cb),
  residual: levelOf(risk.rl, risk.ri, risk.rb),
});

/** What only the register's lines have. */
type Also = Pick<RegisterRow, "kind" | "reviewDays" | "method" | "isOlder" | "assets"> &
  Pick<WithNext, "nextFacts">;

type Found = FlatRisk & Also & { sortValue: string; total: number };

const SORTS = {
  score: { by: sql`r.current_score`, as: "int" },
  residual: { by: sql`r.residual_score`, as: "int" },
  inherent: { by: sql`r.inherent_score`, as: "int" },
  // R-100 after R-99: padded, references sort as people count.
  reference: { by: sql`lpad(r.reference, 64, '0')`, as: "text" },
  title: { by: sql`lower(r.title)`, as: "text" },
  nextReview: { by: sql`coalesce(r.next_review, 'infinity'::date)`, as: "date" },
} as const;

const withWords = (plan: ListPlan & Required<Pick<ListPlan, "countWhere">>, words: Sql[]) => ({
  ...plan,
  where: [...plan.where, ...words],
  countWhere: [...plan.countWhere, ...words],
});

/** The risk register. */
export const listRisks = query({
  name: "risks.list",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /risks",
  input: listRisksInput,
  output: riskPage,
  async run({ actor, input, rows, now }) {
    const asking = { actor, today: dayOf(now) };
    const joins = sql`JOIN app.person o ON o.id = r.owner_id`;
    const plan = {
      columns: sql`${FLAT}, ${LINE}`,
      also: input.next
        ? sql`${ALSO}, (SELECT ${nextFacts(dayOf(now))} FROM app.risk r WHERE r.id = page.id) AS "nextFacts"`
        : ALSO,
      from: sql`app.risk r ${joins}`,
      countFrom: sql`app.risk r`,
      where: registerFilter(input, asking),
      countWhere: registerCount(input, asking),
      together: together(input),
      sorts: SORTS,
      defaultSort: "-score",
      id: sql`r.id`,
    } as const satisfies ListPlan;
    const words = registerWords(input);
    const near = { table: sql`app.risk r`, alias: sql`r`, joins, words };
    const read = (statement: Sql) => rows<Found>(statement);
    const looksNear = words.length > 0 && input.count !== "exact";
    const first = looksNear ? await read(nearStatement(plan, input, near)) : [];
    const found = isWhole(first, input)
      ? first
      : await read(listStatement(withWords(plan, words), input));
    const { rows: page, ...rest } = pageFrom(found, input);
    return {
      ...rest,
      rows: page.map((risk) => {
        const { kind, reviewDays, method, isOlder, assets } = risk;
        const next = input.next && { next: nextOfRow(risk, actor, dayOf(now)) };
        return { ...rowOf(risk), kind, reviewDays, method, isOlder, assets, ...next };
      }),
    };
  },
});
