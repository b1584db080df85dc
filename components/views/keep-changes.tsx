"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useDialog } from "@/components/ui/dialog-context";
import { FailureNote } from "@/components/ui/form/failure-note";
import { useCommand } from "@/components/ui/form/use-command";
import { views as words } from "@/components/words/views";
import { addressOf } from "@/lib/domain/views/rules";
import { changeView } from "./actions";
import type { View } from "./use-views";

interface KeepChangesProps {
  view: View;
  search: string;
  onChange: () => void;
}

/** Lets the open view list what the list shows now. */
export function KeepChanges({ view, search, onChange }: KeepChangesProps) {
  const router = useRouter();
  const dialog = useDialog();
  const act = useCommand(changeView, {
    done: words.kept,
    onDone: (changed) => {
      dialog?.finish();
      onChange();
      router.replace(addressOf(changed), { scroll: false });
    },
  });
  const { id, version, name } = view;
  return (
    <div>
      {act.failure && <FailureNote failure={act.failure} />}
      <Button
        size="xs"
        variant="default"
        loading={act.pending}
        onClick={() => act.run({ id, version, search })}
      >
        {words.keep(name)}
      </Button>
    </div>
  );
}
