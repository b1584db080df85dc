import { imports as words } from "@/components/words/imports";
import type { FieldLabel, ImportLabels } from "./shape";

interface Group {
  readonly group: string;
  readonly items: { value: string; label: string }[];
}

/** Fields as a person looks for them: what every asset has, then facts by whose they are. */
export function grouped(
  { fields, kinds }: Pick<ImportLabels, "fields" | "kinds">,
  kind: string | undefined,
  chosen: readonly string[],
): Group[] {
  // With one kind for all rows the facts of others are none; what is chosen already stays in sight.
  const fits = (one: FieldLabel) =>
    kind === undefined ||
    one.kinds.length === 0 ||
    one.kinds.some((own) => own === kind) ||
    chosen.includes(one.value);
  const groupOf = (one: FieldLabel) =>
    one.kinds.length === 0
      ? words.everyAsset
      : words.factsOf(one.kinds.map((own) => kinds[own]).join(", "));
  const groups = Map.groupBy(fields.filter(fits), groupOf);
  return [...groups].map(([group, items]) => ({
    group,
    items: items.map(({ value, label }) => ({ value, label })),
  }));
}
