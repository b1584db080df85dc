"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { TextField } from "@/components/ui/form/text-fields";
import { assets as words } from "@/components/words/assets";
import { deleteCopies } from "./actions";

const send: Command<unknown> = deleteCopies;
/** The numbered groups of the form become the command's list. */
const sending =
  (count: number): Command<unknown> =>
  (input) => {
    const { copies, ...rest }: Record<string, unknown> = { ...input };
    const list = Object.values(typeof copies === "object" && copies !== null ? copies : {});
    return send({ ...rest, copies: list.slice(0, count) });
  };

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

interface DeleteFormProps {
  id: string;
  version: number;
  /** Places of recorded copies, which all have to be spoken of. */
  known: readonly string[];
}

const initialOf = (known: readonly string[]) =>
  Object.fromEntries(
    (known.length > 0 ? known : [""]).map((where, at) => [at, { where, evidence: "" }]),
  );

/** Which copies were deleted, each with its evidence. */
export function DeleteForm({ id, version, known }: DeleteFormProps) {
  const [count, setCount] = useState(Math.max(known.length, 1));
  return (
    <CommandForm
      command={sending(count)}
      fixed={{ id, version }}
      initial={{ copies: initialOf(known) }}
      done={words.acts.deleted}
    >
      {numbers(count).map((at) => (
        <Copy key={at} at={at} />
      ))}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => setCount(count + 1)}>
          {words.acts.addCopy}
        </Button>
        {count > 1 && (
          <Button size="xs" variant="default" onClick={() => setCount(count - 1)}>
            {words.acts.dropCopy}
          </Button>
        )}
      </Group>
    </CommandForm>
  );
}

const Copy = ({ at }: { at: number }) => (
  <>
    <TextField name={`copies.${at}.where`} label={words.fields.where(at + 1)} required />
    <TextField
      name={`copies.${at}.evidence`}
      label={words.fields.evidence(at + 1)}
      description={words.fields.evidenceHelp}
      required
    />
  </>
);
