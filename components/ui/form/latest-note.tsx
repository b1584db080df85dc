import { ui } from "@/components/words/ui";
import { Note } from "../note";
import type { Merged } from "./latest";
import type { FieldRule } from "./values";

interface LatestNoteProps extends Merged {
  rules: ReadonlyMap<string, FieldRule>;
}

/** What came in with the latest state, and where it differs from what is typed. */
export function LatestNote({ taken, clashes, rules }: LatestNoteProps) {
  const labelOf = (name: string) => rules.get(name)?.label ?? name;
  const wordsOf = (name: string, value: unknown) => {
    const said = rules.get(name)?.say?.(value) ?? sayPlainly(value);
    return said === "" ? ui.form.latest.nothing : said;
  };
  return (
    <Note urgent tone={clashes.length > 0 ? "warn" : "info"} title={ui.form.latest.title}>
      {taken.length > 0 && (
        <p>{ui.form.latest.taken(taken.map(({ name }) => labelOf(name)).join(", "))}</p>
      )}
      {clashes.map(({ name, theirs, yours }) => (
        <p key={name}>
          {ui.form.latest.clash(labelOf(name), wordsOf(name, theirs), wordsOf(name, yours))}
        </p>
      ))}
      <p>{clashes.length > 0 ? ui.form.latest.yours : ui.form.latest.none}</p>
    </Note>
  );
}

/** A value without a field that has words for it. */
export const sayPlainly = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(", ") : String(value ?? "");
