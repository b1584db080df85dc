"use client";

import { Button, Group, Modal, Stack } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { ui } from "@/components/words/ui";
import { DialogContext } from "./dialog-context";
import styles from "./form-dialog.module.css";
import { Note } from "./note";

export interface FormDialogProps {
  title: string;
  description?: ReactNode;
  opened: boolean;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog around a form. It does not close over unsaved text without asking. */
export function FormDialog({
  title,
  description,
  opened,
  onClose,
  wide,
  children,
}: FormDialogProps) {
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);

  function finish() {
    dirty.current = false;
    setAsking(false);
    onClose();
  }
  const close = () => (dirty.current ? setAsking(true) : finish());
  const setDirty = (value: boolean) => {
    dirty.current = value;
  };

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size={wide ? "xl" : "md"}
      closeOnClickOutside={false}
      returnFocus={false}
    >
      <DialogContext value={{ close, finish, setDirty }}>
        <Stack gap="sm">
          {description && <div>{description}</div>}
          {asking && (
            <Note urgent tone="warn" title={ui.form.unsaved}>
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => setAsking(false)} data-autofocus>
                  {ui.form.keep}
                </Button>
                <Button size="xs" variant="default" onClick={finish}>
                  {ui.form.discard}
                </Button>
              </Group>
            </Note>
          )}
          {/* A form that is on its way draws nothing itself. */}
          <div className={styles.body} data-loading={ui.loading}>
            {children}
          </div>
        </Stack>
      </DialogContext>
    </Modal>
  );
}
