"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useId, useRef, useState } from "react";
import styles from "./act-button.module.css";

/** Dialogs are loaded with the first one that opens. */
const FormDialog = dynamic(() => import("./form-dialog").then((loaded) => loaded.FormDialog), {
  ssr: false,
});

export interface ActButtonProps {
  label: string;
  /** The dialog's title; default the label. */
  title?: string;
  description?: ReactNode;
  variant?: "filled" | "default" | "subtle";
  wide?: boolean;
  /** Why it cannot be done now; the button is then disabled and the reason stands below it. */
  disabledReason?: string | undefined;
  /** Open from the beginning: the reader came for this act. */
  opened?: boolean;
  /** The form, usually a `next/dynamic` component so that it is loaded on opening. */
  children: ReactNode;
}

/** A button that opens a dialog with a form. */
export function ActButton(props: ActButtonProps) {
  const { label, title = label, description, variant = "default", wide = false, children } = props;
  const begins = props.opened && !props.disabledReason;
  const [state, setState] = useState<"never" | "open" | "closed">(begins ? "open" : "never");
  const button = useRef<HTMLButtonElement>(null);

  function close() {
    setState("closed");
    // The act may have taken its button away; the page itself is the next best place.
    const back = button.current ?? document.getElementById("main");
    setTimeout(() => back?.focus({ preventScroll: true }));
  }

  return (
    <>
      <ReasonedButton
        {...props}
        variant={variant}
        button={button}
        onClick={() => setState("open")}
      />
      {state !== "never" && (
        <FormDialog
          title={title}
          description={description}
          wide={wide}
          opened={state === "open"}
          onClose={close}
        >
          {children}
        </FormDialog>
      )}
    </>
  );
}

interface ReasonedButtonProps {
  label: string;
  variant: "filled" | "default" | "subtle";
  disabledReason?: string | undefined;
  button: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
}

function ReasonedButton({ label, variant, disabledReason, button, onClick }: ReasonedButtonProps) {
  const reason = useId();
  if (!disabledReason) {
    return (
      <Button ref={button} size="xs" variant={variant} onClick={onClick} aria-haspopup="dialog">
        {label}
      </Button>
    );
  }
  return (
    <span className={styles.refused}>
      <Button size="xs" variant={variant} disabled aria-describedby={reason}>
        {label}
      </Button>
      <span id={reason}>{disabledReason}</span>
    </span>
  );
}
