import sql from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { scaleOf } from "../../method/rules";
import { methodsOf } from "../../method/steps";
import { scored } from "../../rules";
import { RISK_READERS } from "../../schema";
import { visibleRisks } from "../../visible";
import { differencesOf } from "./rules";
import { compareInput, comparison, type KeptAssessment, keptInputs } from "./schema";

/** A risk is assessed a few times a year: more than this are not offered. */
const MOST = 200;

interface Flat {
  id: string;
  at: Date;
  by: string;
  trigger: string;
  method: string;
  reasonLikelihood: string;
  reasonImpact: string;
  overrideReason: string | null;
  inputs: unknown;
  il: number;
  ii: number;
  cl: number;
  ci: number;
  rl: number;
  ri: number;
  pl: number;
  pi: number;
}

/** Two assessments of a risk side by side: levels, reasons, what they rested on, and what differs. */
export const compareAssessments = query({
  name: "risks.compareAssessments",
  may: [...RISK_READERS, "staff", "external_auditor"],
  module: "risk",
  route: "GET /risks/:id/comparison",
  input: compareInput,
  output: comparison,
  async run({ actor, input, db, rows }) {
    const named = isUuid(input.id) ? sql`r.id = ${input.id}::uuid` : sql`r.reference = ${input.id}`;
    const where = [named, ...visibleRisks(actor)].reduce((all, one) => sql`${all} AND ${one}`);
    const [risk] = await rows<{ id: string; reference: string; title: string }>(
      sql`SELECT r.id, r.reference, r.title FROM app.risk r WHERE ${where}`,
    );
    if (!risk) throw notFound("risk");
    const choices = await rows<{ id: string; at: Date; by: string; score: number }>(sql`
      SELECT s.id, s.at, p.name AS by, s.current_likelihood * s.current_impact AS score FROM app.risk_assessment s JOIN app.person p ON p.id = s.by_id
      WHERE s.risk_id = ${risk.id}::uuid ORDER BY s.at DESC, s.id DESC LIMIT ${MOST}`);
    const to = input.to ?? choices[0]?.id;
    const from = input.from ?? choices[1]?.id ?? to;
    if (!from || !to) throw notFound("assessment");
    const found = await rows<Flat>(sql`
      SELECT s.id, s.at, p.name AS by, s.trigger, s.method_version AS method, s.reason_likelihood AS "reasonLikelihood",
        s.reason_impact AS "reasonImpact", s.override_reason AS "overrideReason", s.inputs,
        s.inherent_likelihood AS il, s.inherent_impact AS ii, s.current_likelihood AS cl, s.current_impact AS ci,
        s.residual_likelihood AS rl, s.residual_impact AS ri, s.computed_likelihood AS pl, s.computed_impact AS pi
      FROM app.risk_assessment s JOIN app.person p ON p.id = s.by_id
      WHERE s.risk_id = ${risk.id}::uuid AND s.id = ANY(${[from, to]}::uuid[])`);
    const names = await namesOf(rows, found);
    const methods = await methodsOf(db);
    const shown = (id: string) => {
      const one = found.find((row) => row.id === id);
      if (!one) throw notFound("assessment");
      return keptOf(one, scaleOf(methods(one.method)), names);
    };
    const [before, after] = [shown(from), shown(to)];
    return {
      risk,
      choices: choices.map((one) => ({ ...one, at: one.at.toISOString() })),
      from: before,
      to: after,
      differences: differencesOf(before, after),
    };
  },
});

type Rows = Parameters<typeof compareAssessments.run>[0]["rows"];

/** References of the controls that were kept, by their ids. */
async function namesOf(rows: Rows, found: readonly Flat[]): Promise<ReadonlyMap<string, string>> {
  const ids = found.flatMap(({ inputs }) => {
    const { links, planned } = keptInputs.parse(inputs ?? {});
    return [...links, ...planned].map(({ controlId }) => controlId);
  });
  const controls = await rows<{ id: string; reference: string }>(
    sql`SELECT c.id, c.reference FROM app.control c WHERE c.id = ANY(${[...new Set(ids)]}::uuid[])`,
  );
  return new Map(controls.map(({ id, reference }) => [id, reference]));
}

function keptOf(
  one: Flat,
  method: KeptAssessment["method"],
  names: ReadonlyMap<string, string>,
): KeptAssessment {
  const { links, planned } = keptInputs.parse(one.inputs ?? {});
  const named = (list: typeof links) =>
    list.map((link) => ({ ...link, reference: names.get(link.controlId) ?? link.controlId }));
  return {
    id: one.id,
    at: one.at.toISOString(),
    by: one.by,
    trigger: one.trigger,
    method,
    inherent: scored(method, { likelihood: one.il, impact: one.ii }),
    current: scored(method, { likelihood: one.cl, impact: one.ci }),
    residual: scored(method, { likelihood: one.rl, impact: one.ri }),
    reasonLikelihood: one.reasonLikelihood,
    reasonImpact: one.reasonImpact,
    override: one.overrideReason
      ? {
          computed: scored(method, { likelihood: one.pl, impact: one.pi }),
          reason: one.overrideReason,
        }
      : null,
    links: named(links),
    planned: named(planned),
  };
}
