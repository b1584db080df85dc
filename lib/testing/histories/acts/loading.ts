import { importRisks, undoRiskImport } from "@/lib/domain/risks/loads/commands";
import { fc } from "@/lib/testing/property";
import { levels, owner, said, table } from "@/lib/testing/risk-tables";
import { kind, type Stage, there } from "../stage";
import { letter, wordsOf } from "./wording";

export interface Line {
  readonly words: string | null;
  readonly assets: number | null;
  readonly isRated: boolean;
  readonly withNew: boolean;
}
const line: fc.Arbitrary<Line> = fc.record({
  words: fc.option(letter),
  assets: fc.option(fc.constantFrom(1, 2)),
  isRated: fc.boolean(),
  withNew: fc.boolean(),
});

/** A table that says something of this risk, and of another that is new. */
export async function load({ people, told, around, left, isStale }: Stage, given: Line) {
  const own = {
    reference: told.self.reference,
    title: `Port reachable ${given.words ?? ""}`,
    ...(given.words && wordsOf(given.words)),
    ...(given.assets && { assets: around.assets.slice(0, given.assets).join("; ") }),
    ...(given.isRated && told.self.inherent_likelihood === 0 && { ...levels, properties: "C" }),
  };
  const [asset] = around.assets;
  const other = { title: "Brought along", ...said, ...owner, ...levels, assets: asset };
  const sheet = table(given.withNew ? [own, other] : [own]);
  const seen = isStale && { seen: "0".repeat(64) };
  const { batch } = await people.priya.does(importRisks, { ...sheet, ...seen });
  left.load = batch;
}

const unload = ({ people, left }: Stage) =>
  people.priya.does(undoRiskImport, { id: there(left.load) });

export const loading = [
  kind("importRisks", line, load),
  kind("undoRisks", fc.constant(null), unload, { weight: 12, spoils: ["stranger"] }),
];
