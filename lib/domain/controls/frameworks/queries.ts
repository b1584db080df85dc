import sql, { type Sql } from "sql-template-tag";
import { notFound } from "@/lib/kernel/errors";
import { matching } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { instant } from "../steps";
import { CONTROL_READERS } from "../visible";
import { shippedFrameworks } from "./catalogue";
import { readDifference } from "./editions/steps";
import { ANSWERING, frameworkNamed, STANDING } from "./requirements/steps";
import {
  type FrameworkRecord,
  type FrameworkRow,
  frameworkInput,
  frameworkRecord,
  frameworksPage,
  GAPS,
  listFrameworksInput,
  MOST_FRAMEWORKS,
  type Standing,
} from "./schema";
import { referenceOf, standsAgainst } from "./steps";

const COLUMNS = sql`f.id, f.reference, f.key, f.edition, f.title, f.note, f.origin::text, f.state::text`;
type Found = Pick<FrameworkRow, "reference" | "key" | "edition" | "title" | "note" | "origin"> & {
  id: string;
  state: FrameworkRecord["state"];
};

/** As many as a line names; the page of the framework lists all. */
const NAMED = 8;
interface Tally {
  readonly frameworkId: string;
  readonly standing: Standing;
  readonly n: number;
  readonly first: { ref: string; title: string }[];
}
type Rows = <Row>(statement: Sql) => Promise<Row[]>;

/** How the requirements of these frameworks stand: counted, and the first of each named. */
async function talliesOf(rows: Rows, condition: Sql) {
  const tallies = await rows<Tally>(sql`
    SELECT s."frameworkId", s.standing, count(*)::int AS n,
      (array_agg(json_build_object('ref', s.ref, 'title', s.title) ORDER BY s.position))[1:${NAMED}::int] AS first
    FROM (SELECT q.framework_id AS "frameworkId", q.ref, q.title, q.position, ${STANDING} AS standing
      FROM requirement q JOIN framework f ON f.id = q.framework_id ${ANSWERING}
      WHERE ${condition}) s GROUP BY 1, 2`);
  return (id: string) => {
    const mine = tallies.filter(({ frameworkId }) => frameworkId === id);
    const asking = mine.filter(({ standing }) => standing !== "heading");
    const gaps = GAPS.flatMap((gap) => asking.filter(({ standing }) => standing === gap));
    const count = (of: readonly Tally[]) => of.reduce((sum, { n }) => sum + n, 0);
    return {
      requirements: count(asking),
      standings: Object.fromEntries(mine.map(({ standing, n }) => [standing, n])),
      gaps: gaps
        .flatMap(({ standing, first }) => first.map((one) => ({ ...one, standing })))
        .slice(0, NAMED),
      gapCount: count(gaps),
    };
  };
}

const offered = (key: string, edition: string, here: readonly Found[]) =>
  !here.some((one) => one.key === key && (one.edition === edition || one.state === "draft"));
const isAsked = (q: string | undefined, text: string) =>
  text.toLowerCase().includes((q ?? "").toLowerCase());

/** Frameworks that were adopted or brought, and those that are shipped and could be. */
export const listFrameworks = query({
  name: "frameworks.list",
  may: CONTROL_READERS,
  module: "controls",
  route: "GET /frameworks",
  input: listFrameworksInput,
  output: frameworksPage,
  async run({ input, rows }) {
    const all = await rows<Found>(
      sql`SELECT ${COLUMNS} FROM framework f ORDER BY f.title, f.in_force_at DESC NULLS FIRST, f.id LIMIT ${MOST_FRAMEWORKS}`,
    );
    const [asked = sql`true`] = matching(sql`(f.title || ' ' || f.reference)`, input.q);
    const tally = await talliesOf(rows, asked);
    const here = all
      .filter(({ title, reference }) => isAsked(input.q, `${title} ${reference}`))
      .map((one) => ({ ...one, ...tally(one.id) }));
    const shipped = shippedFrameworks
      .filter(({ key, edition }) => offered(key, edition, all))
      .filter((one) => isAsked(input.q, `${one.title} ${referenceOf(one)}`))
      .map(
        ({ key, edition, title, note, requirements }): FrameworkRow => ({
          ...{ id: null, reference: referenceOf({ key, edition }), key, edition, title, note },
          ...{ origin: "shipped", state: null, standings: {}, gaps: [], gapCount: 0 },
          requirements: requirements.filter(({ isHeading }) => !isHeading).length,
        }),
      );
    const found = [...here, ...shipped];
    return { rows: found, next: null, total: found.length, totalIsCapped: false };
  },
});

type Whole = Found &
  Pick<FrameworkRecord, "version" | "broughtBy" | "broughtAt" | "suggested"> &
  Pick<FrameworkRecord, "inForceBy" | "inForceAt" | "editions">;
const RECORD = sql`${COLUMNS}, f.version, ${instant("f.brought_at")} AS "broughtAt",
  ${instant("f.in_force_at")} AS "inForceAt",
  coalesce((SELECT p.name FROM person p WHERE p.id = f.brought_by_id), '') AS "broughtBy",
  coalesce((SELECT p.name FROM person p WHERE p.id = f.in_force_by_id), '') AS "inForceBy",
  (SELECT count(*)::int FROM requirement_control rc
    WHERE rc.framework_id = f.id AND rc.suggested) AS suggested,
  (SELECT coalesce(json_agg(json_build_object('reference', n.reference, 'edition', n.edition,
      'state', n.state::text) ORDER BY n.brought_at DESC), '[]')
    FROM framework n WHERE n.key = f.key AND n.id <> f.id) AS editions`;

/** One edition of a framework: how it stands, what is missing, and what waits before it is in force. */
export const getFramework = query({
  name: "frameworks.get",
  may: CONTROL_READERS,
  module: "controls",
  route: "GET /frameworks/:id",
  input: frameworkInput,
  output: frameworkRecord,
  async run({ input, db, rows, now }) {
    const which = frameworkNamed(input.id);
    const [found] = await rows<Whole>(sql`SELECT ${RECORD} FROM framework f WHERE ${which}`);
    if (!found) throw notFound("framework");
    const tally = await talliesOf(rows, which);
    const stored = await db.framework.findUniqueOrThrow({ where: { id: found.id } });
    const difference = found.state === "draft" ? await readDifference(db, stored) : [];
    return {
      ...found,
      ...tally(found.id),
      open: difference.filter(({ isSettled }) => !isSettled).length,
      against: await standsAgainst(db, stored, now),
    };
  },
});
