"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { PasswordField } from "@/components/ui/form/text-fields";
import { account as words } from "@/components/words/people";
import { changePassword } from "./actions";
import { NewPasswordFields, repeated } from "./new-password-fields";

/** `key` by the day of the last change: the fields are empty again once it is done. */
export function ChangePasswordForm() {
  return (
    <CommandForm command={repeated(changePassword)} submit={words.submit} done={words.changed}>
      <PasswordField
        name="current"
        label={words.current}
        autoComplete="current-password"
        required
      />
      <NewPasswordFields label={words.next} />
    </CommandForm>
  );
}
