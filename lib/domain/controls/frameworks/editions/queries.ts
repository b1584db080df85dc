import { query } from "@/lib/kernel/operation";
import { CONTROL_READERS } from "../../visible";
import { frameworkInput } from "../schema";
import { requireFramework } from "../steps";
import { type DifferenceLine, differenceRecord, type LineKind } from "./schema";
import { linesOf, MOST_REQUIREMENTS, readDifference, type StoredLine } from "./steps";

const sideOf = (line: StoredLine | null) => {
  if (!line) return null;
  const { id, ref, title, text, version } = line;
  return { id, ref, title, text, version };
};

/** What an edition changes from the one before: added, removed, moved, renamed, reworded. */
export const getDifference = query({
  name: "frameworks.difference",
  may: CONTROL_READERS,
  module: "controls",
  route: "GET /frameworks/:id/difference",
  input: frameworkInput,
  output: differenceRecord,
  async run({ db, input }) {
    const framework = await requireFramework(db, input.id);
    const { id, reference, version, replacesId } = framework;
    const pairs = await readDifference(db, framework);
    const former = replacesId ? await requireFramework(db, replacesId) : null;
    const formers = replacesId ? await linesOf(db, replacesId) : [];
    const linked = await db.requirementControl.findMany({
      where: { frameworkId: { in: [id, ...(replacesId ? [replacesId] : [])] } },
      select: { requirementId: true, control: { select: { reference: true } } },
      take: MOST_REQUIREMENTS * 50,
    });
    const controls = new Map<string, string[]>();
    for (const { requirementId, control } of linked) {
      controls.set(requirementId, [...(controls.get(requirementId) ?? []), control.reference]);
    }
    const lines = pairs.map(({ kind, changes, former: old, fresh, isSettled }): DifferenceLine => {
      const both = [old, fresh].flatMap((one) => controls.get(one?.id ?? "") ?? []);
      return {
        ...{ id: fresh?.id ?? old?.id ?? "", kind, changes: [...changes], isSettled },
        ...{ former: sideOf(old), fresh: sideOf(fresh), controls: [...new Set(both)].sort() },
        ...{ score: fresh?.formerScore ?? 0, reason: fresh?.formerReason ?? "" },
      };
    });
    const count = (kind: LineKind) => lines.filter((one) => one.kind === kind).length;
    return {
      framework: { id, reference, version },
      former: former && { reference: former.reference, edition: former.edition },
      counts: {
        ...{ added: count("added"), removed: count("removed"), moved: count("moved") },
        ...{ renamed: count("renamed"), reworded: count("reworded") },
        unchanged: count("unchanged"),
      },
      open: lines.filter((one) => !one.isSettled).length,
      lines: lines.filter(({ kind }) => kind !== "unchanged"),
      formers: formers.map(({ ref, title, isHeading }) => ({ ref, title, isHeading })),
    };
  },
});
