"use client";

import { Button, Group } from "@mantine/core";
import dynamic from "next/dynamic";
import { useState } from "react";
import { CommandForm } from "@/components/ui/form/command-form";
import { FileField } from "@/components/ui/form/file-field";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { upload } from "@/components/ui/form/upload";
import { Section } from "@/components/ui/section";
import { assets as words } from "@/components/words/assets";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import type { Option } from "./asset-values";
import type { ImportLabels } from "./import-preview";

const ImportPreview = dynamic(() => import("./import-preview").then((one) => one.ImportPreview), {
  ssr: false,
});

/** What the upload answers: the card as it was read, and what it would bring. */
interface Read {
  input: object;
  plan: ImportAnswer;
}

const isRead = (value: unknown): value is Read =>
  typeof value === "object" && value !== null && "input" in value && "plan" in value;

interface ImportFlowProps {
  kinds: readonly Option[];
  labels: ImportLabels;
}

/** Upload, look, then import. */
export function ImportFlow({ kinds, labels }: ImportFlowProps) {
  const [found, setFound] = useState<Read>();
  if (found) {
    return (
      <ImportPreview
        input={found.input}
        plan={found.plan}
        labels={labels}
        back={
          <Group>
            <Button size="xs" variant="default" onClick={() => setFound(undefined)}>
              {words.import.again}
            </Button>
          </Group>
        }
      />
    );
  }
  const look: Command<unknown> = upload("/api/app/import");
  return (
    <Section title={words.fields.file}>
      <CommandForm
        command={look}
        initial={{ file: null, kind: "" }}
        submit={words.import.choose}
        done=""
        onDone={(value) => {
          if (isRead(value)) setFound(value);
        }}
      >
        <FileField
          name="file"
          label={words.fields.file}
          description={words.fields.fileHelp}
          accept=".md,.markdown,text/markdown"
          required
        />
        <SelectField
          name="kind"
          label={words.fields.cardKind}
          description={words.fields.cardKindHelp}
          options={[...kinds]}
        />
      </CommandForm>
    </Section>
  );
}
