import type { BomFlow } from "@/lib/domain/assets/boms/schema";
import { PARTY } from "../names";
import { list, text, texts } from "./values";

/** What a service says of data that goes in or out; what does not say which is left out. */
export const flowsIn = (value: unknown): BomFlow[] =>
  list(value).flatMap(({ flow, classification, name, description, source, destination }) => {
    if (flow !== "inbound" && flow !== "outbound") return [];
    const end = texts(flow === "inbound" ? source : destination)[0] ?? "";
    const party = end.startsWith(PARTY) ? decoded(end.slice(PARTY.length)) : null;
    return [
      {
        direction: flow,
        name: text(name),
        data: text(description),
        classification: text(classification),
        asset: party === null ? end || null : null,
        party,
      },
    ];
  });

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
