"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { ui } from "@/components/words/ui";
import type { CellEdit } from "./columns";
import styles from "./table.module.css";

interface CellFieldProps {
  edit: Pick<CellEdit<never>, "kind" | "options" | "maxLength">;
  value: string;
  label: string;
  onSave: (value: string) => void;
  onCancel: () => void;
  /** The value in words, where it is none of the choices any more. */
  shown?: string;
  /** Tab: saves and goes on. @returns whether there is a field to go to */
  onMove: (value: string, step: 1 | -1) => boolean;
}

/** A field in the place of a value: Enter saves, Escape leaves it as it was, Tab goes on. */
export function CellField(props: CellFieldProps) {
  const { edit, value, label, shown = value, onSave, onCancel, onMove } = props;
  const [draft, setDraft] = useState(value);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const hint = useId();
  useEffect(() => {
    field.current?.focus();
    if (field.current instanceof HTMLInputElement) field.current.select();
  }, []);

  function press(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Tab" && onMove(draft.trim(), event.shiftKey ? -1 : 1))
      event.preventDefault();
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    // The row is where the keys go on.
    event.currentTarget.closest("tr")?.focus();
    if (event.key === "Enter") onSave(draft.trim());
    else onCancel();
  }
  const isOffered = edit.options?.some((one) => one.value === value);
  const shared = {
    ref: field,
    className: styles.field,
    value: draft,
    "aria-label": label,
    "aria-describedby": hint,
    onKeyDown: press,
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
  };
  return (
    <>
      {edit.kind === "choice" ? (
        <select {...shared}>
          {!isOffered && <option value={value}>{shown}</option>}
          {edit.options?.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={edit.kind === "number" ? "number" : "text"}
          maxLength={edit.maxLength}
        />
      )}
      <span id={hint} className="visually-hidden">
        {ui.table.editHint}
      </span>
    </>
  );
}
