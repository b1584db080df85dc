"use client";

import { useState } from "react";
import { post } from "@/components/imports/post";
import { type Failure, failure } from "@/components/ui/form/outcome";
import { upload } from "@/components/ui/form/upload";
import { loads as words } from "@/components/words/loads";
import type { LoadPreview } from "@/lib/domain/risks/loads/schema";
import { isProposed, isRead, type Mapping, type Meanings, type Table } from "./shape";

const read = upload("/api/app/import/risks");
const columns = post("/risks/import-columns", isProposed);
const isPreview = (value: unknown): value is LoadPreview =>
  typeof value === "object" && value !== null && "problems" in value;
const ask = post("/risks/import-preview", isPreview);

const saidBy = ({ message, fields }: Failure) => Object.values(fields).flat().join(" ") || message;

/** What was held against the register, and what came of it: only that is imported. */
interface Looked {
  readonly input: object;
  readonly preview: LoadPreview;
}

/** A table on its way: read, mapped, explained, then held against the register. */
export function useLoad() {
  const [table, setTable] = useState<Table>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [values, setValues] = useState<Meanings>({});
  const [doubles, setDoubles] = useState(false);
  const [looked, setLooked] = useState<Looked>();
  const [refusal, setRefusal] = useState<string>();

  async function choose(file: File) {
    setRefusal(undefined);
    const outcome = await read({ file });
    const content = outcome.ok && isRead(outcome.value) ? outcome.value : null;
    if (!content) {
      return setRefusal(saidBy(outcome.ok ? failure("invalid", words.unreadable) : outcome));
    }
    const proposed = await columns({ headers: content.sheet.headers });
    if (!proposed.ok) return setRefusal(saidBy(proposed));
    setMapping(proposed.value.mapping);
    // What was said of another table just now counts as well.
    setValues((said) => merged(proposed.value.values, said));
    setLooked(undefined);
    setDoubles(false);
    setTable({ title: file.name, sheet: content.sheet, passedOver: proposed.value.passedOver });
  }

  /** @returns what is wrong, or null */
  async function look(chosen: Mapping, meant: Meanings, twice = doubles): Promise<string | null> {
    if (!table) return null;
    const { sheet, title } = table;
    const input = { sheet, title, mapping: chosen, values: meant, doubles: twice };
    const outcome = await ask(input);
    if (!outcome.ok) return saidBy(outcome);
    setValues(meant);
    setDoubles(twice);
    setLooked({ input, preview: outcome.value });
    return null;
  }
  return {
    ...{ table, mapping, looked, refusal, choose, doubles },
    /** What was looked at was by other columns. */
    setMapping: (chosen: Mapping) => {
      setMapping(chosen);
      setLooked(undefined);
    },
    map: (chosen: Mapping) => look(chosen, values),
    explain: (more: Meanings) => look(mapping, merged(values, more)),
    setDoubles: (twice: boolean) => look(mapping, values, twice),
    restart: () => setTable(undefined),
  };
}

const merged = (before: Meanings, more: Meanings): Meanings =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(more)])].map((field) => [
      field,
      { ...before[field], ...more[field] },
    ]),
  );
