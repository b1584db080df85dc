import sql from "sql-template-tag";
import { listStatement, matching, pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { listViewsInput, type ViewRow, viewPage } from "./schema";
import { VIEWERS } from "./steps";

/** The views of one list: one's own, and what others share. */
export const listViews = query({
  name: "views.list",
  may: VIEWERS,
  route: "GET /views",
  input: listViewsInput,
  output: viewPage,
  async run({ actor, input, rows }) {
    const statement = listStatement(
      {
        columns: sql`v.id, v.page, v.name, v.search, v.is_shared AS "isShared", v.version,
          v.person_id = ${actor.id}::uuid AS "isOwn", p.name AS by`,
        from: sql`saved_view v JOIN person p ON p.id = v.person_id`,
        where: [
          sql`v.page = ${input.page}`,
          sql`(v.is_shared OR v.person_id = ${actor.id}::uuid)`,
          ...matching(sql`v.name`, input.q),
        ],
        sorts: { name: { by: sql`lower(v.name)`, as: "text" } },
        defaultSort: "name",
        id: sql`v.id`,
      },
      input,
    );
    return pageFrom(await rows<ViewRow & { sortValue: string; total: number }>(statement), input);
  },
});
