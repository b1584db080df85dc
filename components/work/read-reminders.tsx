"use client";

import { Button } from "@mantine/core";
import { useCommand } from "@/components/ui/form/use-command";
import { notify } from "@/components/ui/notify";
import { reminders as words } from "@/components/words/reminders";
import { readReminders } from "./actions";

interface ReadRemindersProps {
  ids: readonly string[];
  label: string;
  /** Names the reminder where several buttons say the same. */
  name?: string;
}

/** One click, and nothing to decide: who was faster elsewhere has read it as well. */
export function ReadReminders({ ids, label, name }: ReadRemindersProps) {
  const act = useCommand(readReminders, {
    onDone: ({ read }) => void notify({ message: words.readDone(read) }),
    refresh: true,
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={act.pending}
        onClick={() => act.run({ ids })}
        {...(name && { "aria-label": name })}
      >
        {label}
      </Button>
      {act.failure && <span role="alert">{act.failure.message}</span>}
    </>
  );
}
