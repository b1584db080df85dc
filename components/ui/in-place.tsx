"use client";

import { Button, Group, Stack } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { ui } from "@/components/words/ui";
import { DialogContext } from "./dialog-context";
import { Note } from "./note";

interface InPlaceProps {
  label: string;
  /** Leaves without sending. */
  onClose: () => void;
  /** The form was sent. */
  onDone: () => void;
  children: ReactNode;
}

/** A form within the page that opens and closes like one in a dialog: Escape leaves it, and asks first. */
export function InPlace({ label, onClose, onDone, children }: InPlaceProps) {
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const close = () => (dirty.current ? setAsking(true) : onClose());
  const setDirty = (value: boolean) => {
    dirty.current = value;
  };

  function leave(event: KeyboardEvent) {
    if (event.key !== "Escape" || isOpenList(event.target)) return;
    event.preventDefault();
    close();
  }

  return (
    <DialogContext value={{ close, finish: onDone, setDirty }}>
      <section aria-label={label} onKeyDown={leave}>
        <Stack gap="sm">
          {asking && (
            <Note urgent tone="warn" title={ui.form.unsaved}>
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={() => setAsking(false)} autoFocus>
                  {ui.form.keep}
                </Button>
                <Button size="xs" variant="default" onClick={onClose}>
                  {ui.form.discard}
                </Button>
              </Group>
            </Note>
          )}
          {children}
        </Stack>
      </section>
    </DialogContext>
  );
}

/** Escape closes an open list of choices first. */
const isOpenList = (target: EventTarget) =>
  target instanceof Element && target.getAttribute("aria-expanded") === "true";
