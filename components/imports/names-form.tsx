"use client";

import { Button, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { isNameless } from "@/lib/domain/assets/imports/drafts/rules";
import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { ImportLabels } from "./shape";

interface NamesFormProps {
  drafts: readonly DraftGiven[];
  labels: ImportLabels;
  onNamed: (names: ReadonlyMap<number, string>) => Promise<void>;
}

/** As many as anybody types at once; the others are asked for next. */
const SHOWN = 50;

/** A name for each thing whose files say none; without it nothing goes on. */
export function NamesForm({ drafts, labels, onNamed }: NamesFormProps) {
  const [isBusy, setBusy] = useState(false);
  const nameless = drafts
    .flatMap((draft, at) => (isNameless(draft) ? [{ draft, at }] : []))
    .slice(0, SHOWN);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    await onNamed(new Map(nameless.map(({ at }) => [at, String(given.get(`${at}`) ?? "")])));
    setBusy(false);
  }
  return (
    <Section title={words.names}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p>{words.namesLead}</p>
          {nameless.map(({ draft, at }) => (
            <TextInput
              key={at}
              name={`${at}`}
              label={words.nameOf(labels.kinds[draft.kind], draft.source ?? "")}
              defaultValue={folderOf(draft.source ?? "")}
              required
              pattern=".*\S.*"
              maxLength={200}
            />
          ))}
          <Group justify="flex-end">
            <Button type="submit" size="xs" loading={isBusy}>
              {words.useNames}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** What lies in a folder of its own is mostly called as the folder is. */
const folderOf = (source: string) => source.split(", ")[0]?.split("/").at(-2) ?? "";
