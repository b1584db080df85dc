import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import {
  recordSecondLook,
  refuseReview,
  requestReview,
} from "@/lib/domain/people/segregation/commands";
import { RULE_IDS } from "@/lib/domain/people/segregation/rules";
import { SEGREGATED_KINDS } from "@/lib/domain/people/segregation/schema";

/** The example's second looks, after the records that they are about. */
const part = z.object({
  compensatingReviews: z.array(
    z.object({
      id: z.string(),
      rule: z.enum(RULE_IDS),
      record: z.object({ kind: z.enum(SEGREGATED_KINDS), id: z.string() }),
      act: z.string(),
      state: z.enum(["requested", "recorded", "refused"]),
      requestedBy: z.string(),
      requestedAt: z.string(),
      reason: z.string(),
      secondPersonId: z.string().nullable(),
      secondLook: z.string().nullable(),
      at: z.string().nullable(),
    }),
  ),
});
type Told = z.output<typeof part>["compensatingReviews"][number];

/** The file says the act in words; the product by the operation that waits. */
const ACTS: Readonly<Record<string, string>> = {
  "accept own evidence": "evidence.accept",
  verify: "treatments.verify",
};

export async function loadCompensatingReviews(load: Loader, example: unknown): Promise<void> {
  for (const told of part.parse(example).compensatingReviews) await loadOne(load, told);
}

async function loadOne(load: Loader, told: Told) {
  const act = ACTS[told.act];
  if (!act) throw new Error(`${told.id}: no operation is known for “${told.act}”.`);
  const asked = await load.as(told.requestedBy).run(
    requestReview,
    {
      rule: told.rule,
      recordKind: told.record.kind,
      recordId: told.record.id,
      act,
      reason: told.reason,
    },
    { at: load.moment(told.requestedAt), reference: told.id },
  );
  if (told.state === "requested" || !told.secondPersonId) return;
  const { id, version } = asked;
  const look = { id, version, secondLook: told.secondLook ?? "" };
  const at = load.moment(told.at ?? told.requestedAt);
  const second = load.as(told.secondPersonId);
  if (told.state === "recorded") await second.run(recordSecondLook, look, { at });
  else await second.run(refuseReview, look, { at });
}
