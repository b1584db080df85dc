"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { ActButton } from "./act-button";
import type { Command } from "./form/outcome";

const ConfirmForm = dynamic(() => import("./confirm-form").then((loaded) => loaded.ConfirmForm), {
  ssr: false,
});

export interface ConfirmButtonProps {
  label: string;
  title?: string | undefined;
  /** What will happen. */
  body: ReactNode;
  command: Command<unknown>;
  input: Readonly<Record<string, unknown>>;
  /** Said when it is done. */
  done: string;
  danger?: boolean;
  variant?: "filled" | "default" | "subtle";
  disabledReason?: string | undefined;
  /** What to know before saying yes, found out when the dialog opens. */
  note?: ReactNode;
  /** Must be typed before the act, for what cannot be undone. */
  typeToConfirm?: string;
  /** Where to go when it is done, because this page goes with it. */
  goTo?: string;
}

/** A button whose act needs a second yes, and no more input. */
export function ConfirmButton({
  label,
  title,
  body,
  variant,
  disabledReason,
  ...act
}: ConfirmButtonProps) {
  return (
    <ActButton
      label={label}
      description={body}
      disabledReason={disabledReason}
      title={title}
      variant={variant}
    >
      <ConfirmForm submit={label} {...act} />
    </ActButton>
  );
}
