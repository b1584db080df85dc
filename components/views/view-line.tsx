"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { useDialog } from "@/components/ui/dialog-context";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { FailureNote } from "@/components/ui/form/failure-note";
import { TextField } from "@/components/ui/form/text-fields";
import { useCommand } from "@/components/ui/form/use-command";
import { Link } from "@/components/ui/link";
import { views as words } from "@/components/words/views";
import { addressOf } from "@/lib/domain/views/rules";
import { changeView, deleteView } from "./actions";
import type { View } from "./use-views";
import styles from "./views.module.css";

interface LineProps {
  view: View;
  onOpen: () => void;
}

/** A view that somebody else made. */
export function SharedView({ view, onOpen }: LineProps) {
  return (
    <li>
      <Link href={addressOf(view)} onClick={onOpen}>
        {view.name}
      </Link>
      <span className={styles.aside}>{words.by(view.by)}</span>
    </li>
  );
}

/** A view of one's own, which can be renamed, shared and deleted. */
export function OwnView({ view, onOpen, onChange }: LineProps & { onChange: () => void }) {
  const [editing, setEditing] = useState(false);
  const { name, isShared } = view;
  return (
    <li>
      <Link href={addressOf(view)} onClick={onOpen}>
        {name}
      </Link>
      {isShared && <span className={styles.aside}>{words.isShared}</span>}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-expanded={editing}
        onClick={() => setEditing(!editing)}
      >
        {editing ? words.leave : words.edit(name)}
      </Button>
      {editing && <EditView view={view} onChange={onChange} />}
    </li>
  );
}

function EditView({ view, onChange }: { view: View; onChange: () => void }) {
  const { id, version, name, isShared } = view;
  const dialog = useDialog();
  const remove = useCommand(deleteView, {
    done: words.removed,
    onDone: () => {
      dialog?.finish();
      onChange();
    },
  });
  return (
    <div className={styles.edit}>
      <CommandForm
        command={changeView}
        fixed={{ id, version }}
        initial={{ name, isShared }}
        submit={words.change}
        done={words.kept}
        onDone={onChange}
      >
        <TextField name="name" label={words.name} required />
        <CheckboxField name="isShared" label={words.share} />
      </CommandForm>
      {remove.failure && <FailureNote failure={remove.failure} />}
      <Button
        size="xs"
        variant="subtle"
        color="danger"
        loading={remove.pending}
        onClick={() => remove.run({ id, version })}
      >
        {words.remove}
      </Button>
    </div>
  );
}
