"use client";

import { Button, Group } from "@mantine/core";
import dynamic from "next/dynamic";
import { Note } from "@/components/ui/note";
import { Rows } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { isNameless } from "@/lib/domain/assets/imports/drafts/rules";
import { AskServer } from "./ask-server";
import { ChooseFiles } from "./choose-files";
import { FileList } from "./file-list";
import type { ImportLabels } from "./shape";
import { isUnmapped, useImport } from "./use-import";

const ImportPreview = dynamic(() => import("./import-preview").then((one) => one.ImportPreview), {
  ssr: false,
});
const MappingForm = dynamic(() => import("./mapping-form").then((one) => one.MappingForm), {
  ssr: false,
});
const NamesForm = dynamic(() => import("./names-form").then((one) => one.NamesForm), {
  ssr: false,
});

interface ImportFlowProps {
  kinds: readonly { value: string; label: string }[];
  labels: ImportLabels;
}

/** Choose files, say what columns are and what has no name, look, then import. */
export function ImportFlow({ kinds, labels }: ImportFlowProps) {
  const flow = useImport();
  const { files, drafts, plan, refusal } = flow;
  if (files.length === 0) {
    return (
      <Rows>
        <ChooseFiles kinds={kinds} before={flow.told} onChosen={flow.readAll} />
        <AskServer onAnswer={flow.fromServer} />
      </Rows>
    );
  }
  const unmapped = files.findIndex(isUnmapped);
  const table = files[unmapped];
  const isBad = files.some((one) => one.error);
  return (
    <Rows>
      <FileList files={files} labels={labels} onLeaveOut={flow.leaveOut} />
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
          kind={flow.told.kind}
          labels={labels}
          onMapped={(mapping) => flow.map(unmapped, mapping)}
        />
      )}
      {drafts.some(isNameless) && <NamesForm drafts={drafts} labels={labels} onNamed={flow.name} />}
      {plan && <ImportPreview input={plan.input} plan={plan.answer} labels={labels} />}
      <Group>
        <Button size="xs" variant="default" onClick={flow.restart}>
          {words.again}
        </Button>
      </Group>
    </Rows>
  );
}
