import type { Sql } from "sql-template-tag";
import type { Classification } from "@/prisma/generated/enums";
import { downstream } from "../steps";
import { walked } from "../stored/schema";
import { beginnings, classesAfter, type MapChange } from "./rules";

type Rows = <Row>(statement: Sql) => Promise<Row[]>;

/**
 * The classes that would reach assets after the change, where they would be others than now, by id: the walk
 * and the rules of `rerate`, without its writing.
 */
export async function classesForeseen(
  rows: Rows,
  change: MapChange,
): Promise<ReadonlyMap<string, Classification | null>> {
  const ids = beginnings(change);
  if (ids.length === 0) return new Map();
  const [found] = await rows<unknown>(downstream(ids));
  return classesAfter(walked.parse(found), change);
}
