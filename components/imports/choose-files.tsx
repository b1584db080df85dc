"use client";

import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { type DragEvent, type FormEvent, useState } from "react";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { namesOf, sorted } from "./folder";
import type { ToldOfFiles } from "./shape";

interface ChooseFilesProps {
  kinds: readonly { value: string; label: string }[];
  /** What was said of files before, when others are chosen. */
  before: ToldOfFiles;
  onChosen: (files: readonly File[], told: ToldOfFiles) => Promise<void>;
}

/** One or many files, by the browser's own picker or dropped. */
export function ChooseFiles({ kinds, before, onChosen }: ChooseFilesProps) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [kind, setKind] = useState<string | null>(before.kind ?? null);
  const [asset, setAsset] = useState(before.asset ?? "");
  const [isBusy, setBusy] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const [left, setLeft] = useState<readonly File[]>([]);

  async function send(chosen: readonly File[]) {
    setEmpty(chosen.length === 0);
    if (chosen.length === 0) return;
    setBusy(true);
    await onChosen(chosen, { ...(kind && { kind }), ...(asset && { asset }) });
    setBusy(false);
  }
  function fromFolder(chosen: FileList | null) {
    const folder = sorted([...(chosen ?? [])]);
    setFiles(folder.looked);
    setLeft(folder.left);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void send(files);
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    void send([...event.dataTransfer.files]);
  }

  return (
    <Section title={words.choose}>
      <form onSubmit={submit} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <Stack gap="sm">
          <p>{words.formats}</p>
          {isEmpty && (
            <Note tone="bad" urgent>
              {words.none}
            </Note>
          )}
          <TextInput
            type="file"
            multiple
            label={words.files}
            description={words.drop}
            onChange={(event) => {
              setFiles([...(event.currentTarget.files ?? [])]);
              setLeft([]);
            }}
          />
          <TextInput
            type="file"
            multiple
            label={words.folder}
            {...FOLDER}
            onChange={(event) => fromFolder(event.currentTarget.files)}
          />
          {left.length > 0 && (
            <Note tone="neutral" title={words.left(left.length)}>
              {namesOf(left)}
            </Note>
          )}
          <Select
            label={words.kind}
            description={words.kindHelp}
            data={[...kinds]}
            value={kind}
            onChange={setKind}
            clearable
          />
          <TextInput
            label={words.name}
            description={words.nameHelp}
            maxLength={200}
            value={asset}
            onChange={(event) => setAsset(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" size="xs" loading={isBusy}>
              {words.show}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** What browsers call choosing a folder; React has no word for it. */
const FOLDER: object = { webkitdirectory: "" };
