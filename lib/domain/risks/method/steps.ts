import sql from "sql-template-tag";
import type { Reader } from "@/lib/platform/db";
import { type Method, methodText } from "./schema";

interface Stored {
  readonly edition: string;
  readonly body: unknown;
}

/** A row as the method it holds. */
export const methodOf = ({ edition, body }: Stored): Method => ({
  edition,
  ...methodText.parse(body),
});

const stored = { edition: true, body: true } as const;

/** The method that assessments made now follow; there always is one. */
export async function methodInForce(db: Reader): Promise<Method> {
  return methodOf(
    await db.riskMethod.findFirstOrThrow({ where: { state: "in_force" }, select: stored }),
  );
}

/** The method that a risk was last assessed by; the one in force where it never was. */
export async function methodFor(db: Reader, edition: string | null): Promise<Method> {
  if (edition === null) return methodInForce(db);
  return methodOf(await db.riskMethod.findUniqueOrThrow({ where: { edition }, select: stored }));
}

/** Looks methods up for many risks; editions are few. */
export async function methodsOf(db: Reader): Promise<(edition: string | null) => Method> {
  const rows = await db.riskMethod.findMany({
    where: { state: { in: ["in_force", "superseded"] } },
    select: { ...stored, state: true },
  });
  const methods = new Map(rows.map((row) => [row.edition, methodOf(row)]));
  const now = methods.get(rows.find(({ state }) => state === "in_force")?.edition ?? "");
  return (edition) => {
    const found = edition === null ? now : methods.get(edition);
    if (!found) throw new Error(`There is no risk method ${edition ?? "in force"}.`);
    return found;
  };
}

/** The levels above the appetite by the method in force, in SQL: those that an owner may not accept alone. */
export const ABOVE_APPETITE = sql`ARRAY(SELECT (b ->> 'name')::app."RiskBand"
  FROM app.risk_method m, jsonb_array_elements(m.body -> 'bands') b
  WHERE m.state = 'in_force' AND b ->> 'authority' IS DISTINCT FROM 'risk_owner')`;
