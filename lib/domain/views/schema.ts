import * as z from "zod";
import { text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import { searchOf } from "./rules";

/** A list of the workspace. An address that leaves it has no such form. */
const page = z
  .string()
  .max(200)
  .regex(/^(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/, "Give the path of a list, such as /assets.");
const name = text(80);
const search = text(2000, 0).transform(searchOf);
const isShared = z.boolean("Say whether others see it.");
const id = z.uuid("Give the id of a view.");

export const saveViewInput = z.strictObject({
  page,
  name,
  search,
  isShared: isShared.default(false),
});
export const changeViewInput = z
  .strictObject({ name, search, isShared })
  .partial()
  .extend({ id, version });
export const deleteViewInput = z.strictObject({ id, version });
export const listViewsInput = listInput(["name"]).extend({ page });

export const viewMoved = z.object({
  id: z.uuid(),
  page: z.string(),
  name: z.string(),
  search: z.string(),
  isShared: z.boolean(),
  version: z.int(),
});
export type ViewMoved = z.output<typeof viewMoved>;

const row = viewMoved.extend({
  isOwn: z.boolean(),
  /** Who made it. */
  by: z.string(),
});
export type ViewRow = z.output<typeof row>;
export const viewPage = pageOf(row);

/** As many as one person finds again on one list. */
export const MOST_VIEWS = 100;
