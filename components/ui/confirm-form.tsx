"use client";

import type { ReactNode } from "react";
import { ui } from "@/components/words/ui";
import { CommandForm } from "./form/command-form";
import { type Command, failure } from "./form/outcome";
import { TextField } from "./form/text-fields";

interface ConfirmFormProps {
  submit: string;
  command: Command<unknown>;
  input: Readonly<Record<string, unknown>>;
  done: string;
  danger?: boolean;
  typeToConfirm?: string;
  goTo?: string;
  note?: ReactNode;
}

const TYPED = "typed";

export function ConfirmForm(props: ConfirmFormProps) {
  const { command, input, typeToConfirm, goTo, note, ...shown } = props;
  /** The typed word is for the reader's attention; it is not sent. */
  const checked: Command<unknown> = async (values) => {
    const { [TYPED]: typed, ...rest }: { typed?: unknown } = values;
    if (!typeToConfirm || typed === typeToConfirm) return command(rest);
    const message = ui.form.confirmTyping(typeToConfirm);
    return { ...failure("invalid", message), fields: { [TYPED]: [message] } };
  };
  return (
    <CommandForm command={checked} fixed={input} {...(goTo && { goTo: () => goTo })} {...shown}>
      {note}
      {typeToConfirm && (
        <TextField name={TYPED} label={ui.form.confirmTyping(typeToConfirm)} required />
      )}
    </CommandForm>
  );
}
