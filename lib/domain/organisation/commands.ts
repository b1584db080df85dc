import { stale, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { exampleLeft } from "./events";
import { leaveExampleInput, organisationShape } from "./schema";

const viewOf = (row: {
  id: string;
  name: string;
  example: boolean;
  leaveAt: Date | null;
  version: number;
}) => ({
  id: row.id,
  name: row.name,
  example: row.example,
  leaving: row.leaveAt !== null,
  version: row.version,
});

/** Asks to leave the example. Nothing is deleted: the next start sets its database aside. */
export const leaveExample = command({
  name: "organisation.leaveExample",
  may: ["admin"],
  writes: "isms",
  events: [exampleLeft],
  input: leaveExampleInput,
  output: organisationShape,
  async run({ tx, input, now, record }) {
    const found = await tx.organisation.findFirst();
    if (!found?.example) throw wrongState("This installation does not hold the example company.");
    const [row] = await tx.organisation.updateManyAndReturn({
      where: { id: found.id, version: input.version },
      data: { leaveAt: now, version: { increment: 1 } },
    });
    if (!row) throw stale();
    record(exampleLeft, row.id, {});
    return viewOf(row);
  },
});
