"use client";

import { Button, Group, Stack } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { ui } from "@/components/words/ui";
import { isTyping } from "./browser-storage";
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

/**
 * A form within the page that opens and closes like one in a dialog: Escape leaves it, wherever the focus
 * is, and asks first where something was written. While it asks, Escape goes back to what was written.
 */
export function InPlace({ label, onClose, onDone, children }: InPlaceProps) {
  const place = useRef<HTMLElement>(null);
  const written = useRef<HTMLElement>(null);
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const setDirty = (value: boolean) => {
    dirty.current = value;
  };
  const keep = () => {
    setAsking(false);
    written.current?.focus();
  };
  function close() {
    if (asking) return keep();
    if (!dirty.current) return onClose();
    const focused = document.activeElement;
    const isIn = focused instanceof HTMLElement && place.current?.contains(focused);
    written.current = isIn ? focused : (place.current?.querySelector(FIELDS) ?? null);
    setAsking(true);
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== "Escape" || (dirty.current && isOpenList(event.target))) return;
    event.preventDefault();
    close();
  }
  const leaveFromOutside = useLatest((event: globalThis.KeyboardEvent) => {
    const isInside = event.target instanceof Node && place.current?.contains(event.target);
    if (event.key === "Escape" && !isInside && !event.defaultPrevented && !isTyping(event)) close();
  });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => leaveFromOutside.current(event);
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [leaveFromOutside]);

  return (
    <DialogContext value={{ close, finish: onDone, setDirty }}>
      <section ref={place} aria-label={label} onKeyDown={leave}>
        <Stack gap="sm">
          {asking && (
            <Note urgent tone="warn" title={ui.form.unsaved}>
              <Group gap="xs">
                <Button size="xs" variant="default" onClick={keep} autoFocus>
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

const FIELDS = "input:not([type=hidden]), textarea, select";

function useLatest<Value>(value: Value) {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}

/** Over what was written Escape closes an open list of choices first. */
const isOpenList = (target: EventTarget) =>
  target instanceof Element && target.getAttribute("aria-expanded") === "true";
