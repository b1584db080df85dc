"use client";

import type { Command } from "@/components/ui/form/outcome";
import { failure } from "@/components/ui/form/outcome";
import { PasswordField } from "@/components/ui/form/text-fields";
import { signIn } from "@/components/words/sign-in";

const words = signIn.setPassword;
const REPEAT = "repeat";

/** The new password, twice: what cannot be seen is easily mistyped. */
export function NewPasswordFields({ label }: { label: string }) {
  return (
    <>
      <PasswordField name="password" label={label} autoComplete="new-password" required />
      <PasswordField name={REPEAT} label={words.repeat} autoComplete="new-password" required />
    </>
  );
}

/** Compares the two before anything is sent; the repetition stays here. */
export const repeated =
  <Value,>(command: Command<Value>): Command<Value> =>
  async (values) => {
    const { [REPEAT]: repeat, ...rest }: { [REPEAT]?: unknown; password?: unknown } = values;
    if (repeat === rest.password) return command(rest);
    return { ...failure("invalid", words.differs), fields: { [REPEAT]: [words.differs] } };
  };
