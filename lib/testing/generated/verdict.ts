import * as z from "zod";
import type { AnyOperation } from "@/lib/kernel/operation";
import type { Case } from "./cases";

const problem = z.object({
  title: z.string().min(1),
  status: z.int(),
  code: z.string().min(1),
  requestId: z.uuid(),
  fields: z
    .object({})
    .catchall(z.array(z.string().min(1)).min(1))
    .optional(),
});

/** @returns what is wrong with the answer to a bad request, nothing when all is well. */
export async function verdictOn(
  operation: AnyOperation,
  { name, field, never, input }: Case,
  response: Response,
): Promise<string[]> {
  const text = await response.text();
  const say = (what: string) => [`${name} → ${response.status} ${what} ${text.slice(0, 160)}`];
  if (response.status < 300) return never ? say("taken") : [];
  if (response.status < 400 || response.status >= 500) return say("is no refusal");
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) {
    return say("is no problem+json");
  }
  const told = problem.safeParse(JSON.parse(text));
  if (!told.success) return say(`lacks ${told.error.issues[0]?.path.join(".")}`);
  if (told.data.requestId !== response.headers.get("x-request-id")) return say("two request ids");
  if (response.status !== 422) return [];
  // Read again: what was checked has lost a field named "__proto__".
  const fields = Object.keys(JSON.parse(text).fields ?? {});
  const isShape = !input || (never && !operation.input.safeParse(input).success);
  const named = fields.some((one) => one === field || one.startsWith(`${field}.`));
  return fields.length > 0 && (!isShape || field === "" || named) ? [] : say("does not name it");
}
