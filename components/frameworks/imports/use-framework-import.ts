"use client";

import { useState } from "react";
import { post } from "@/components/imports/post";
import { type Command, type Failure, failure } from "@/components/ui/form/outcome";
import { upload } from "@/components/ui/form/upload";
import { frameworkImports as words } from "@/components/words/frameworks";
import type { FrameworkPreview } from "@/lib/domain/controls/frameworks/imports/schema";

interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}
type Mapping = Readonly<Record<string, string>>;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isRead = (value: unknown): value is { sheet: Sheet } => isObject(value) && "sheet" in value;
const isProposed = (value: unknown): value is { mapping: Mapping } =>
  isObject(value) && "mapping" in value;
const isPreview = (value: unknown): value is FrameworkPreview =>
  isObject(value) && "problems" in value;

const read = upload("/api/app/import/frameworks");
const columns = post("/frameworks/import-columns", isProposed);
const ask = post("/frameworks/import-preview", isPreview);
const saidBy = ({ message, fields }: Failure) => Object.values(fields).flat().join(" ") || message;

/** A table of requirements on its way: read, mapped, named, looked at. */
export function useFrameworkImport() {
  const [table, setTable] = useState<{ title: string; sheet: Sheet }>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [isMapped, setMapped] = useState(false);
  const [looked, setLooked] = useState<{ input: object; preview: FrameworkPreview }>();
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
    setMapped(false);
    setLooked(undefined);
    setTable({ title: file.name, sheet: content.sheet });
  }
  const look: Command<FrameworkPreview> = async (given) => {
    const input = { ...given, sheet: table?.sheet, mapping };
    const outcome = await ask(input);
    setLooked(outcome.ok ? { input, preview: outcome.value } : undefined);
    return outcome;
  };
  return {
    ...{ table, mapping, isMapped, looked, refusal, choose, look },
    /** What was looked at was by other columns. */
    setMapping: (chosen: Mapping) => {
      setMapping(chosen);
      setMapped(false);
      setLooked(undefined);
    },
    map: async (chosen: Mapping) => {
      const used = Object.values(chosen);
      if (!used.includes("ref") || !used.includes("title")) return words.needsBoth;
      setMapped(true);
      return null;
    },
    restart: () => setTable(undefined),
  };
}
