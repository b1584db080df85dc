import sql from "sql-template-tag";
import { todayOf } from "@/lib/domain/cadence/calendar/steps";
import { holds } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/operation";
import { sourcesOf } from "../dues/catalogue";
import { COLUMNS, duesOf, isHere } from "../dues/steps";
import { spansFrom } from "./rules";
import { loadInput, type PersonLoad, workLoad } from "./schema";

/** As many as stand in one table. */
const MOST_PERSONS = 500;

interface Found {
  readonly person: PersonLoad["person"];
  /** 0: before today. */
  readonly span: number;
  readonly count: number;
}

/** What falls due in each of the next twelve weeks or months, by person. */
export const readLoad = query({
  name: "work.load",
  may: ["staff", "compliance", "internal_auditor"],
  route: "GET /workload",
  input: loadInput,
  output: workLoad,
  async run({ actor, db, input: { by }, now, rows }) {
    const today = await todayOf(db, now);
    const spans = spansFrom(today, by);
    const until = spans.at(-1)?.to ?? today;
    const seesAll = holds(actor, "compliance");
    const table = duesOf(sourcesOf(today), ({ person, due }) => [
      sql`${due} <= ${until}::date`,
      ...(seesAll ? [] : [sql`${person} = ${actor.id}::uuid`]),
    ]);
    const starts = spans.map(({ from }) => from);
    const found = await rows<Found>(sql`
      WITH due (${COLUMNS}) AS (${table}),
      counted AS (
        SELECT p.id, (SELECT count(*) FROM unnest(${starts}::date[]) s(day) WHERE s.day <= d.due)::int AS span,
          sum(d.count)::int AS count
        FROM due d LEFT JOIN person p ON p.id = d.person AND ${isHere(sql`p`, today)}
        GROUP BY 1, 2)
      SELECT CASE WHEN c.id IS NOT NULL
          THEN json_build_object('id', p.id, 'reference', p.reference, 'name', p.name) END AS person,
        c.span, c.count
      FROM counted c LEFT JOIN person p ON p.id = c.id
      WHERE c.id IS NULL OR c.id IN (SELECT id FROM counted GROUP BY id ORDER BY sum(count) DESC, id LIMIT ${MOST_PERSONS})
      ORDER BY p.name NULLS LAST, p.id, c.span`);
    const persons = byPerson(found, spans.length);
    return {
      ...{ today, by, spans, persons },
      late: persons.reduce((sum, { late }) => sum + late, 0),
      counts: spans.map((_, at) => persons.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
    };
  },
});

function byPerson(found: readonly Found[], spans: number): PersonLoad[] {
  const loads = new Map<string, PersonLoad>();
  for (const { person, span, count } of found) {
    const key = person?.id ?? "nobody";
    const load = loads.get(key) ?? {
      ...{ person, late: 0, total: 0 },
      counts: Array.from({ length: spans }, () => 0),
    };
    if (span === 0) load.late = count;
    else load.counts[span - 1] = count;
    load.total += count;
    loads.set(key, load);
  }
  return [...loads.values()];
}
