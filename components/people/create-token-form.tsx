"use client";

import { useState } from "react";
import { CommandForm } from "@/components/ui/form/command-form";
import { NumberField } from "@/components/ui/form/number-field";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { TextField } from "@/components/ui/form/text-fields";
import { account as words } from "@/components/words/people";
import { SCOPE_LABELS, USUAL_SCOPES } from "@/lib/domain/people/tokens/schema";
import { createToken } from "./actions";
import { SecretOnce } from "./secret-once";

const options = USUAL_SCOPES.map((scope) => ({ value: scope, label: SCOPE_LABELS[scope] }));

/** The token stands here once, until the page is left. */
export function CreateTokenForm() {
  const [token, setToken] = useState("");
  return (
    <>
      {token && <SecretOnce label={words.tokenLabel} value={token} remark={words.tokenOnce} />}
      <CommandForm
        key={token}
        command={createToken}
        initial={{ scopes: ["read", "write"], days: 90 }}
        submit={words.tokenCreate}
        done={words.tokenCreated}
        onDone={(made) => setToken(made.token)}
      >
        <TextField name="name" label={words.tokenName} description={words.tokenNameHelp} required />
        <MultiSelectField name="scopes" label={words.tokenScopes} options={options} required />
        <NumberField name="days" label={words.tokenDays} min={1} max={365} required />
      </CommandForm>
    </>
  );
}
