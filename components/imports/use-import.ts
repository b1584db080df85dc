"use client";

import { useState } from "react";
import { imports as words } from "@/components/words/imports";
import { gathered, isNameless, withNames } from "@/lib/domain/assets/imports/drafts/rules";
import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import { post, readOne } from "./post";
import { type ChosenFile, isAnswer, isRead, type ReadFile, type ToldOfFiles } from "./shape";

interface Plan {
  readonly input: { readonly drafts: readonly DraftGiven[]; readonly title: string };
  readonly answer: ImportAnswer;
}

const preview = post("/assets/import-preview", isAnswer);

/** A table whose columns nobody has named yet. */
export const isUnmapped = ({ read }: ChosenFile) =>
  read?.columns !== undefined && read.drafts.length === 0;

/** Files on their way: read, mapped, named, then held against the inventory. */
export function useImport() {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [told, setTold] = useState<ToldOfFiles>({});
  const [drafts, setDrafts] = useState<readonly DraftGiven[]>([]);
  const [plan, setPlan] = useState<Plan>();
  const [refusal, setRefusal] = useState<string>();

  async function hold(all: readonly DraftGiven[], chosen: readonly ChosenFile[]) {
    setDrafts(all);
    // Nothing is imported under a name that nobody gave.
    if (all.some(isNameless)) return;
    const title = chosen
      .map((one) => one.path)
      .join(", ")
      .slice(0, 300);
    const outcome = await preview({ drafts: all, title });
    if (outcome.ok) setPlan({ input: { drafts: all, title }, answer: outcome.value });
    else setRefusal(outcome.message);
  }

  async function look(chosen: readonly ChosenFile[]) {
    setFiles(chosen);
    setDrafts([]);
    setPlan(undefined);
    setRefusal(undefined);
    if (chosen.length === 0 || chosen.some((one) => one.read === null || isUnmapped(one))) return;
    await hold(gathered(chosen.map(pieceOf)), chosen);
  }

  async function readAll(chosen: readonly File[], said: ToldOfFiles) {
    setTold(said);
    const read: ChosenFile[] = [];
    for (const file of chosen) read.push(await readFile(file, said));
    await look(read);
  }

  async function map(at: number, mapping: Readonly<Record<string, string>>) {
    const one = files[at];
    if (!one?.file) return null;
    const again = await readFile(one.file, { ...told, mapping });
    if (again.error) return again.error;
    await look(files.map((other, index) => (index === at ? again : other)));
    return null;
  }

  return {
    ...{ files, told, drafts, plan, refusal, readAll, map },
    fromServer: (path: string, read: ReadFile) => look([{ file: null, path, read, error: null }]),
    name: (given: ReadonlyMap<number, string>) => hold(withNames(drafts, given), files),
    leaveOut: (at: number) => look(files.filter((_, index) => index !== at)),
    restart: () => look([]),
  };
}

async function readFile(file: File, told: object): Promise<ChosenFile> {
  const path = file.webkitRelativePath || file.name;
  const outcome = await readOne(file, told);
  if (outcome.ok && isRead(outcome.value)) return { file, path, read: outcome.value, error: null };
  return { file, path, read: null, error: outcome.ok ? words.unreadable : outcome.message };
}

const pieceOf = ({ path, read }: ChosenFile) => ({
  folder: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "",
  file: path,
  format: read?.format ?? "",
  drafts: read?.drafts ?? [],
});
