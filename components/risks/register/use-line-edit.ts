"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Edited } from "@/components/ui/data-table/use-editing";
import type { Command, Failure } from "@/components/ui/form/outcome";
import { useCommand } from "@/components/ui/form/use-command";
import { formatMoment } from "@/components/ui/format";
import { notify } from "@/components/ui/notify";
import { register as words } from "@/components/words/register";
import type { RegisterRow } from "@/lib/domain/risks/schema";
import { editLine, setInterval } from "./actions";
import { type Latest, latestOf } from "./latest";

/** What was written, as the row shows it and as the command takes it. */
interface Written {
  readonly patch: Partial<RegisterRow>;
  readonly command: "edit" | "interval";
  readonly input: object;
}

/** What was not saved, and why. */
export interface Unsaved {
  readonly reference: string;
  readonly said: readonly string[];
  readonly isConflict: boolean;
}

type Saved = Pick<RegisterRow, "version">;
const commands: Record<Written["command"], Command<Saved>> = {
  edit: editLine,
  interval: setInterval,
};
/** One act for either; which one is named beside the input. */
const save: Command<Saved> = (given) => {
  const { command, ...input }: { command?: Written["command"] } = given;
  return commands[command ?? "edit"](input);
};

interface Held {
  readonly patch: (id: string, values: Partial<RegisterRow>) => void;
  readonly release: (id: string) => void;
}
type People = readonly { value: string; label: string }[];

/** Saves what is written into a line of the register at once; what is refused goes back, and says why. */
export function useLineEdit(held: Held, owners: People) {
  const router = useRouter();
  const act = useCommand(save);
  const [unsaved, setUnsaved] = useState<Unsaved>();

  async function onEdit(edited: Edited<RegisterRow>) {
    const { row, column } = edited;
    const written = writtenIn(edited, owners);
    setUnsaved(undefined);
    held.patch(row.id, written.patch);
    const { command, input } = written;
    const outcome = await act.run({ command, id: row.id, version: row.version, ...input });
    if (outcome.ok) {
      held.patch(row.id, { version: outcome.value.version });
      void notify({ message: words.saved });
      return;
    }
    held.release(row.id);
    setUnsaved(await unsavedOf(outcome, { row, column, patch: written.patch }));
  }
  return {
    onEdit: (edited: Edited<RegisterRow>) => void onEdit(edited),
    unsaved,
    dismiss: () => setUnsaved(undefined),
    latest: () => {
      setUnsaved(undefined);
      router.refresh();
    },
  };
}

function writtenIn({ row, column, value }: Edited<RegisterRow>, owners: People): Written {
  if (column === "title")
    return { patch: { title: value }, command: "edit", input: { title: value } };
  if (column === "owner") {
    const label = owners.find((one) => one.value === value)?.label ?? value;
    const owner = { ...row.owner, reference: value, name: label };
    return { patch: { owner }, command: "edit", input: { owner: value } };
  }
  const reviewDays = value === "" ? null : Number(value);
  return { patch: { reviewDays }, command: "interval", input: { reviewDays } };
}

interface Tried {
  readonly row: RegisterRow;
  readonly column: string;
  readonly patch: Partial<RegisterRow>;
}

async function unsavedOf({ code, message, fields }: Failure, tried: Tried): Promise<Unsaved> {
  const { reference } = tried.row;
  const isConflict = code === "conflict";
  if (!isConflict) {
    const said = Object.values(fields).flat();
    return { reference, said: said.length > 0 ? said : [message], isConflict };
  }
  const latest = await latestOf(reference);
  return { reference, said: latest ? toldOf(latest, tried) : [message], isConflict };
}

const daysOf = (days: number | null | undefined) => (days ? words.days(days) : words.byBand);

/** Who changed it, and what stands there now beside what was written. */
function toldOf(latest: Latest, { row, column, patch }: Tried): string[] {
  const { by, at } = latest;
  const who = by && at ? words.changedBy(by, formatMoment(at)) : words.changedBySystem;
  const clashes = {
    title: [latest.title, patch.title ?? row.title],
    owner: [latest.owner, patch.owner?.name ?? row.owner.name],
    reviewDays: [daysOf(latest.reviewDays), daysOf(patch.reviewDays)],
  } as const;
  const [field, pair] =
    column === "title"
      ? [words.fields.title, clashes.title]
      : column === "owner"
        ? [words.fields.owner, clashes.owner]
        : [words.fields.reviewDays, clashes.reviewDays];
  return [who, words.now(field, pair[0], pair[1])];
}
