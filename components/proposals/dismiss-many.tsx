"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { DialogContext, useDialog } from "@/components/ui/dialog-context";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { PlainTable } from "@/components/ui/plain-table";
import { proposals as words } from "@/components/words/proposals";
import type { Dismissal } from "@/lib/domain/risks/proposals/schema";
import { dismissProposals } from "./actions";

export interface Seen {
  readonly id: string;
  readonly version: number;
}
interface Done {
  readonly dismissed: number;
  readonly rows: readonly Dismissal[];
}
interface DismissManyProps {
  proposals: readonly Seen[];
  /** After the result was read. */
  onClose: () => void;
}

const dismiss: Command<Done> = dismissProposals;

/** One reason for several, then what stayed and why. */
export function DismissMany({ proposals, onClose }: DismissManyProps) {
  const [done, setDone] = useState<Done>();
  const dialog = useDialog();
  const close = () => {
    dialog?.finish();
    onClose();
  };
  if (done) return <Result done={done} onClose={close} />;
  const finish = (result: Done) =>
    result.rows.some(({ refused }) => refused !== null) ? setDone(result) : close();
  // The dialog stays for the result.
  const staying = dialog && { ...dialog, finish: () => dialog.setDirty(false) };
  return (
    <DialogContext value={staying}>
      <CommandForm
        command={dismiss}
        fixed={{ proposals }}
        initial={{ reason: "" }}
        submit={words.dismiss}
        done={words.dismissed}
        onDone={finish}
      >
        <TextAreaField name="reason" label={words.fields.reason} required />
      </CommandForm>
    </DialogContext>
  );
}

function Result({ done, onClose }: { done: Done; onClose: () => void }) {
  const stayed = done.rows.filter(({ refused }) => refused !== null);
  return (
    <Stack gap="sm">
      <p role="status">{words.dismissedMany(done.dismissed, stayed.length)}</p>
      <PlainTable
        label={words.stayed}
        head={words.stayedHead}
        rows={stayed.map(({ id, reference, title, refused }) => ({
          id,
          cells: [`${reference} ${title}`, refused ?? ""],
        }))}
      />
      <Group justify="flex-end">
        <Button size="xs" onClick={onClose}>
          {words.close}
        </Button>
      </Group>
    </Stack>
  );
}
