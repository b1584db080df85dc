import sql, { type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { listStatement, matching, pageFrom, within } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { CONTROL_READERS } from "../../visible";
import { judge } from "./rules";
import {
  type AnsweringControl,
  listRequirementsInput,
  type RequirementRecord,
  requirementInput,
  requirementRecord,
  requirementsPage,
} from "./schema";
import { ANSWERING, frameworkNamed, STANDING } from "./steps";

type Found = Omit<RequirementRecord, "controls" | "why" | "standing"> & {
  controls: AnsweringControl[] | null;
};
type Row = Pick<Found, "id" | "isHeading" | "place" | "controls"> & {
  sortValue: string;
  total: number;
};

const FRAMEWORK = sql`json_build_object('reference', f.reference, 'title', f.title, 'edition', f.edition) AS framework`;
const COLUMNS = sql`q.id, ${FRAMEWORK}, q.ref, q.title, q.parent, q.is_heading AS "isHeading",
  q.place, k.controls, q.version`;
const FROM = sql`requirement q JOIN framework f ON f.id = q.framework_id ${ANSWERING}`;

const judged = <Given extends Pick<Found, "isHeading" | "place" | "controls">>(given: Given) => {
  const controls = given.controls ?? [];
  return { ...given, controls, ...judge(given, controls) };
};

const answeredBy = (condition: Sql) => sql`EXISTS (SELECT FROM requirement_control rc
  JOIN control c ON c.id = rc.control_id LEFT JOIN person o ON o.id = c.owner_id
  WHERE rc.requirement_id = q.id AND ${condition})`;
const namedBy = (id: Sql, reference: Sql, ref: string) =>
  isUuid(ref) ? sql`${id} = ${ref}::uuid` : sql`${reference} = ${ref}`;

/** Requirements with the controls that answer them: of one framework, or of all in force. */
export const listRequirements = query({
  name: "requirements.list",
  may: CONTROL_READERS,
  module: "controls",
  route: "GET /requirements",
  input: listRequirementsInput,
  output: requirementsPage,
  async run({ input, rows }) {
    const { framework, control, owner } = input;
    const where = [
      framework ? frameworkNamed(framework) : sql`f.state = 'in_force'`,
      ...within(STANDING, input.standing),
      ...(control ? [answeredBy(namedBy(sql`c.id`, sql`c.reference`, control))] : []),
      ...(owner ? [answeredBy(namedBy(sql`o.id`, sql`o.reference`, owner))] : []),
      ...matching(sql`(q.ref || ' ' || q.title)`, input.q),
    ];
    const sorts = {
      position: { by: sql`q.position`, as: "int" },
      ref: { by: sql`q.ref`, as: "text" },
      title: { by: sql`lower(q.title)`, as: "text" },
      standing: { by: STANDING, as: "text" },
    } as const;
    const plan = {
      ...{ columns: COLUMNS, from: FROM, where, sorts, defaultSort: "position", id: sql`q.id` },
    };
    const found = await rows<Row & Found>(listStatement(plan, input));
    const page = pageFrom(found, input);
    return { ...page, rows: page.rows.map(judged) };
  },
});

const NEIGHBOUR = sql`json_build_object('framework', nf.reference, 'ref', n.ref, 'title', n.title)`;
const neighbours = (condition: Sql) => sql`(SELECT coalesce(json_agg(${NEIGHBOUR}
  ORDER BY n.position), '[]') FROM requirement n JOIN framework nf ON nf.id = n.framework_id
  WHERE ${condition})`;

const RECORD = sql`${COLUMNS}, q.text, q.practice, f.state::text AS state,
  f.origin = 'shipped' AS "isShipped",
  ${neighbours(sql`n.framework_id = q.framework_id AND n.ref = q.parent`)} AS above,
  ${neighbours(sql`n.framework_id = q.framework_id AND n.parent = q.ref`)} AS below,
  ${neighbours(sql`n.former_id = q.id AND nf.state <> 'draft'`)} AS followers,
  (SELECT ${NEIGHBOUR} FROM requirement n JOIN framework nf ON nf.id = n.framework_id
    WHERE n.id = q.former_id) AS former,
  (SELECT coalesce(json_agg(json_build_object('reference', u.reference, 'title', u.title,
      'on', u.ends_on, 'result', i.result) ORDER BY u.ends_on DESC), '[]')
    FROM checklist_item i JOIN audit u ON u.id = i.audit_id
    WHERE f.key = 'iso27001' AND i.ref = q.ref AND i.result IS NOT NULL
      AND u.state IN ('reported', 'closed')) AS audits`;

/** One requirement: what it asks in our words, what answers it, and how that stands. */
export const getRequirement = query({
  name: "requirements.get",
  may: CONTROL_READERS,
  module: "controls",
  // How a framework numbers its lines is for no address: the ref is asked for beside it.
  route: "GET /frameworks/:id/requirement",
  input: requirementInput,
  output: requirementRecord,
  async run({ input, rows }) {
    const [found] = await rows<Found>(
      sql`SELECT ${RECORD} FROM ${FROM} WHERE ${frameworkNamed(input.id)} AND q.ref = ${input.ref}`,
    );
    if (!found) throw notFound("requirement");
    return judged(found);
  },
});
