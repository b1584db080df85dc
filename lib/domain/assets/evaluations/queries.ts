import sql, { type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { verdictOf } from "../fairness/rules";
import { ASSET_READERS } from "../schema";
import { visibleRows, visibleWhere } from "../visible";
import { readResults, standingOf } from "./rules";
import {
  type EvaluationRow,
  evaluationInput,
  evaluationPage,
  evaluationRecord,
  listEvaluationsInput,
} from "./schema";
import { digestsOf, fairnessOf } from "./steps";

/** As `standingOf` says it, for lists. */
const COUNTS = sql`coalesce(e.digest = a.digest
  OR EXISTS (SELECT FROM artefact f WHERE f.asset_id = e.asset_id AND f.digest = e.digest)
  OR EXISTS (SELECT FROM release r WHERE r.asset_id = e.asset_id AND r.digest = e.digest), false)`;

const of = (ref: string): Sql =>
  isUuid(ref)
    ? sql`e.asset_id = ${ref}::uuid`
    : sql`e.asset_id = (SELECT id FROM asset WHERE reference = ${ref})`;

type Flat = Omit<EvaluationRow, "ranAt"> & { ranAt: Date; sortValue: string; total: number };

/** Results of evaluations, the newest run first. */
export const listEvaluations = query({
  name: "evaluations.list",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /evaluations",
  input: listEvaluationsInput,
  output: evaluationPage,
  async run({ actor, input, rows }) {
    const { counts = [] } = input;
    const [only] = counts.length === 1 ? counts : [];
    const found = await rows<Flat>(
      listStatement(
        {
          columns: sql`e.id, e.reference, e.kind, e.suite, e.harness, e.harness_version AS "harnessVersion",
            e.digest, e.ran_at AS "ranAt", e.passed, ${COUNTS} AS counts,
            jsonb_array_length(e.results) AS size,
            json_build_object('id', a.id, 'reference', a.reference, 'name', a.name) AS asset,
            json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) AS "addedBy"`,
          from: sql`evaluation e JOIN asset a ON a.id = e.asset_id JOIN person p ON p.id = e.added_by_id`,
          countFrom: sql`evaluation e JOIN asset a ON a.id = e.asset_id`,
          where: [
            ...visibleRows(actor),
            ...(input.asset ? [of(input.asset)] : []),
            ...within(sql`e.kind`, input.kind),
            ...(only ? [only === "yes" ? COUNTS : sql`NOT ${COUNTS}`] : []),
            ...matching(sql`(e.reference || ' ' || e.suite)`, input.q),
          ],
          sorts: {
            ranAt: { by: sql`e.ran_at`, as: "timestamptz" },
            reference: { by: sql`e.reference`, as: "text" },
          },
          defaultSort: "-ranAt",
          id: sql`e.id`,
        },
        input,
      ),
    );
    const { rows: page, ...rest } = pageFrom(found, input);
    return { ...rest, rows: page.map((one) => ({ ...one, ranAt: one.ranAt.toISOString() })) };
  },
});

const PERSON = { id: true, reference: true, name: true } as const;

/** One run with all its numbers, whether it counts, and what the fairness criteria say of it. */
export const getEvaluation = query({
  name: "evaluations.get",
  may: [...ASSET_READERS, "staff", "external_auditor"],
  module: "assets",
  route: "GET /evaluations/:id",
  input: evaluationInput,
  output: evaluationRecord,
  async run({ actor, input, db }) {
    const found = await db.evaluation.findFirst({
      where: { ...named(input.id), asset: visibleWhere(actor) },
      include: { asset: { select: { id: true, reference: true, name: true, digest: true } } },
    });
    if (!found) throw notFound("evaluation");
    const results = readResults(found.results);
    const isBias = found.kind === "bias";
    const [known, person, judgements] = await Promise.all([
      digestsOf(db, found.asset),
      db.person.findUnique({ where: { id: found.addedById }, select: PERSON }),
      isBias ? fairnessOf(db, { ...found, results }) : [],
    ]);
    return {
      ...found,
      ...standingOf(found.digest, known),
      results,
      size: results.length,
      ranAt: found.ranAt.toISOString(),
      createdAt: found.createdAt.toISOString(),
      addedBy: person ?? { id: found.addedById, reference: "", name: "" },
      verdict: isBias ? verdictOf(judgements) : null,
      judgements,
    };
  },
});
