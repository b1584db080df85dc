import * as z from "zod";
import { text } from "@/lib/kernel/fields";

const word = (max: number) => text(max, 0);
const party = z.strictObject({ reference: word(64), name: word(300) });

/** Data that goes into or out of an endpoint, as a document says it. */
export const saidFlow = z.object({
  direction: z.enum(["inbound", "outbound"]),
  name: word(300),
  data: word(4000),
  classification: word(40),
  /** The other end: the reference of an asset, or the name of a party. */
  asset: word(64).nullable(),
  party: word(300).nullable(),
});
export type SaidFlow = z.output<typeof saidFlow>;

/**
 * What a document says of an asset and nothing here answers to: persons who are not known here, places
 * that are not there, flows that nobody has drawn. It is kept as it was said, and counts for nothing.
 */
export const said = z
  .strictObject({
    owner: party,
    custodian: party,
    environment: party.extend({ tier: word(40) }),
    /** With the reference of the environment that it is a part of. */
    zone: party.extend({ within: word(64).nullable() }),
    flows: z.array(saidFlow).max(5000),
  })
  .partial();
export type Said = z.output<typeof said>;

export const SAID_LABELS = {
  owner: "Owner",
  custodian: "Custodian",
  environment: "Environment",
  zone: "Zone",
  flows: "Data flow",
} as const satisfies Record<keyof Said, string>;

/** What still waits for an answer, one sentence each. */
export const saidAnswer = z.object({ id: z.uuid(), said: z.array(z.string()) });
