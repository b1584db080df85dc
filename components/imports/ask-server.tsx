"use client";

import { Button, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { post } from "./post";
import { isRead, type ReadFile } from "./shape";

const ask = post("/import/mlflow", isRead);

interface AskServerProps {
  onAnswer: (address: string, read: ReadFile) => Promise<void>;
}

/** A running registry instead of its files: asked by the server, answered as a file would be. */
export function AskServer({ onAnswer }: AskServerProps) {
  const [address, setAddress] = useState("");
  const [token, setToken] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const outcome = await ask({ address, ...(token && { token }) });
    if (outcome.ok) await onAnswer(withoutSecrets(address), outcome.value);
    else setProblem(outcome.message);
    setBusy(false);
  }

  return (
    <Section title={words.server}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p>{words.serverLead}</p>
          {problem && (
            <Note tone="bad" urgent>
              {problem}
            </Note>
          )}
          <TextInput
            label={words.address}
            description={words.addressHelp}
            required
            value={address}
            maxLength={2000}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          <PasswordInput
            label={words.token}
            description={words.tokenHelp}
            value={token}
            maxLength={4000}
            autoComplete="off"
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button type="submit" size="xs" variant="default" loading={isBusy}>
              {words.ask}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** As it may be kept: the title of an import is read by others. */
function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return "MLflow";
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`.replace(/\/$/, "");
}
