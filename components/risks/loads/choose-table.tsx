"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { loads as words } from "@/components/words/loads";
import { ui } from "@/components/words/ui";

interface ChooseTableProps {
  /** What a table has to look like. */
  formats?: string;
  refusal: string | undefined;
  onChosen: (file: File) => Promise<void>;
}

/** One table, by the browser's own picker. */
export function ChooseTable({ formats = words.formats, refusal, onChosen }: ChooseTableProps) {
  const [file, setFile] = useState<File>();
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setMissing(!file);
    if (!file) return;
    setBusy(true);
    await onChosen(file);
    setBusy(false);
  }
  return (
    <Section title={words.choose}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p>{formats}</p>
          {refusal && (
            <Note tone="bad" urgent>
              {refusal}
            </Note>
          )}
          <TextInput
            type="file"
            label={words.file}
            accept=".csv,.tsv,.xlsx"
            required
            error={isMissing && ui.form.needed}
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
          <Group justify="flex-end">
            <Button type="submit" size="xs" loading={isBusy}>
              {words.read}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
