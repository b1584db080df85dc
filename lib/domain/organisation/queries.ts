import * as z from "zod";
import { query } from "@/lib/kernel/operation";
import { organisationShape } from "./schema";

/** Whose ISMS this is. Everybody who signs in sees the name in the frame. */
export const getOrganisation = query({
  name: "organisation.get",
  may: ["staff", "admin", "compliance", "internal_auditor", "external_auditor", "top_management"],
  own: true,
  route: "GET /organisation",
  input: z.strictObject({}),
  output: organisationShape,
  async run({ db }) {
    const row = await db.organisation.findFirst();
    if (!row) return { id: "", name: "", example: false, leaving: false, version: 1 };
    const { id, name, example, leaveAt, version } = row;
    return { id, name, example, leaving: leaveAt !== null, version };
  },
});
