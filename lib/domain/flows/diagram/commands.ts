import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { flowArranged } from "./events";
import { arrangeInput, arrangeShape, resetInput } from "./schema";

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const NODE = new RegExp(`^(?:asset:${UUID}|party:(?:${UUID})?:.{1,120})$`);

/** Keeps where somebody put nodes of the diagram. */
export const arrangeFlows = command({
  name: "flows.arrange",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [flowArranged],
  route: "POST /flows/diagram/positions",
  input: arrangeInput,
  output: arrangeShape,
  async run({ tx, input, record }) {
    for (const { node, x, y } of input.positions) {
      if (!NODE.test(node)) throw invalid({ positions: [`${node} is no node of the diagram.`] });
      await tx.flowPosition.upsert({
        where: { node },
        create: { node, x, y },
        update: { x, y },
      });
    }
    record(flowArranged, await firstFlow(tx), { nodes: input.positions.length });
    return { kept: input.positions.length };
  },
});

/** Forgets where nodes were put, so that the diagram is laid out anew. */
export const resetDiagram = command({
  name: "flows.layOut",
  may: ["compliance", "engineer"],
  writes: "isms",
  events: [flowArranged],
  route: "POST /flows/diagram/layout",
  input: resetInput,
  output: arrangeShape,
  async run({ tx, record }) {
    const { count } = await tx.flowPosition.deleteMany({});
    if (count === 0) throw wrongState("Nothing was moved by hand.");
    record(flowArranged, await firstFlow(tx), { nodes: 0 });
    return { kept: 0 };
  },
});

async function firstFlow(tx: Tx) {
  const found = await tx.dataFlow.findFirst({ select: { id: true }, orderBy: { id: "asc" } });
  if (!found) throw wrongState("There is no data flow yet.");
  return found.id;
}
