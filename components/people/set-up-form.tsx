"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { TextField } from "@/components/ui/form/text-fields";
import { signIn } from "@/components/words/sign-in";
import { beginByLink } from "./actions";
import { NewPasswordFields, repeated } from "./new-password-fields";

const words = signIn.setUp;

export function SetUpForm({ token }: { token: string }) {
  return (
    <CommandForm
      command={repeated(beginByLink)}
      fixed={{ token }}
      submit={words.submit}
      done={words.done}
      goTo={() => "/sign-in"}
    >
      <TextField name="organisation" label={words.organisation} required />
      <TextField name="name" label={words.name} autoComplete="name" required />
      <TextField name="email" label={words.email} type="email" autoComplete="username" required />
      <NewPasswordFields label={signIn.password} />
    </CommandForm>
  );
}
