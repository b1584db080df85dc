import sql, { raw, type Sql } from "sql-template-tag";
import { notFound, stale } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Tx } from "@/lib/platform/db";

/** The control a command is about. */
export async function requireControl(tx: Tx, ref: string) {
  const control = await tx.control.findUnique({ where: named(ref) });
  if (!control) throw notFound("control");
  return control;
}
export type Control = Awaited<ReturnType<typeof requireControl>>;

type Change = Parameters<Tx["control"]["updateMany"]>[0]["data"];

/** Changes a control as the caller saw it; a copy that is out of date is refused. */
export async function changeControl(tx: Tx, id: string, version: number, data: Change) {
  const { count } = await tx.control.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw stale(await controlAnswer(tx, id));
}

/** What a command on a control answers. */
export const controlAnswer = (tx: Tx, id: string) =>
  tx.control.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      reference: true,
      operatingState: true,
      implementationStatus: true,
      necessary: true,
      version: true,
    },
  });

/** An instant as ISO text in UTC, for the columns of a list; `column` is written here, never given. */
export const instant = (column: string): Sql =>
  sql`to_char(${raw(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A person as every list shows one; null when nobody is named. */
export const personOf = (alias: string): Sql =>
  sql`CASE WHEN ${raw(alias)}.id IS NOT NULL THEN json_build_object('id', ${raw(alias)}.id,
    'reference', ${raw(alias)}.reference, 'name', ${raw(alias)}.name) END`;
