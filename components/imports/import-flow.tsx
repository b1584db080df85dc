"use client";

import { Button, Group } from "@mantine/core";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Note } from "@/components/ui/note";
import { Rows } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { gathered } from "@/lib/domain/assets/imports/drafts/rules";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import { AskServer } from "./ask-server";
import { ChooseFiles } from "./choose-files";
import { FileList } from "./file-list";
import { post, readOne } from "./post";
import { type ChosenFile, type ImportLabels, isAnswer, isRead } from "./shape";

const ImportPreview = dynamic(() => import("./import-preview").then((one) => one.ImportPreview), {
  ssr: false,
});
const MappingForm = dynamic(() => import("./mapping-form").then((one) => one.MappingForm), {
  ssr: false,
});

interface ImportFlowProps {
  kinds: readonly { value: string; label: string }[];
  labels: ImportLabels;
}

interface Plan {
  readonly input: { readonly drafts: readonly object[]; readonly title: string };
  readonly answer: ImportAnswer;
}

const preview = post("/assets/import-preview", isAnswer);

/** Choose files, say what columns are, look, then import. */
export function ImportFlow({ kinds, labels }: ImportFlowProps) {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [told, setTold] = useState<object>({});
  const [plan, setPlan] = useState<Plan>();
  const [refusal, setRefusal] = useState<string>();
  const [isAsked, setAsked] = useState(0);

  async function look(chosen: readonly ChosenFile[]) {
    setFiles(chosen);
    setPlan(undefined);
    setRefusal(undefined);
    if (chosen.some((one) => one.read === null || isUnmapped(one))) return;
    const drafts = gathered(chosen.map(pieceOf));
    const title = chosen
      .map((one) => one.path)
      .join(", ")
      .slice(0, 300);
    const outcome = await preview({ drafts, title });
    if (outcome.ok) setPlan({ input: { drafts, title }, answer: outcome.value });
    else setRefusal(outcome.message);
  }

  async function readAll(chosen: readonly File[], said: object) {
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

  function restart() {
    setFiles([]);
    setPlan(undefined);
    setRefusal(undefined);
    setAsked(isAsked + 1);
  }

  if (files.length === 0) {
    return (
      <Rows key={isAsked}>
        <ChooseFiles kinds={kinds} onChosen={readAll} />
        <AskServer onAnswer={(path, read) => look([{ file: null, path, read, error: null }])} />
      </Rows>
    );
  }
  const unmapped = files.findIndex(isUnmapped);
  const table = files[unmapped];
  const isBad = files.some((one) => one.error);
  return (
    <Rows>
      <FileList files={files} labels={labels} />
      {isBad && <Note tone="bad">{words.nothingRead}</Note>}
      {refusal && (
        <Note tone="bad" urgent>
          {refusal}
        </Note>
      )}
      {!isBad && table?.read?.columns && (
        <MappingForm
          key={table.path}
          file={table.path}
          columns={table.read.columns}
          fields={labels.fields}
          onMapped={(mapping) => map(unmapped, mapping)}
        />
      )}
      {plan && <ImportPreview input={plan.input} plan={plan.answer} labels={labels} />}
      <Group>
        <Button size="xs" variant="default" onClick={restart}>
          {words.again}
        </Button>
      </Group>
    </Rows>
  );
}

/** A table whose columns nobody has named yet. */
const isUnmapped = ({ read }: ChosenFile) =>
  read?.columns !== undefined && read.drafts.length === 0;

async function readFile(file: File, told: object): Promise<ChosenFile> {
  const path = file.webkitRelativePath || file.name;
  const outcome = await readOne(file, told);
  if (outcome.ok && isRead(outcome.value)) return { file, path, read: outcome.value, error: null };
  return { file, path, read: null, error: outcome.ok ? words.nothingRead : outcome.message };
}

const pieceOf = ({ path, read }: ChosenFile) => ({
  folder: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "",
  file: path,
  format: read?.format ?? "",
  drafts: read?.drafts ?? [],
});
