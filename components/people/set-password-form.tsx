"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { signIn } from "@/components/words/sign-in";
import { setPasswordByLink } from "./actions";
import { NewPasswordFields, repeated } from "./new-password-fields";

const words = signIn.setPassword;

export function SetPasswordForm({ token }: { token: string }) {
  return (
    <CommandForm
      command={repeated(setPasswordByLink)}
      fixed={{ token }}
      submit={words.submit}
      done={words.done}
      goTo={() => "/sign-in"}
    >
      <NewPasswordFields label={signIn.password} />
    </CommandForm>
  );
}
