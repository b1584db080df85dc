"use client";

import { WhenLoaded } from "@/components/risks/loaded";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { releases } from "@/components/words/releases";
import { deployRelease, returnRelease, withdrawRelease } from "./actions";
import { useEnvironments } from "./use-models";

const { acts, fields } = releases;
interface Seen {
  id: string;
  version: number;
}

export function ReturnForm({ id, version }: Seen) {
  return (
    <CommandForm
      command={returnRelease}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.sendBack}
      done={acts.sentBack}
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

/** The digest is typed as the server reports it: what was planned proves nothing. */
export function DeployForm({ id, version, rollbackTo }: Seen & { rollbackTo: string }) {
  const environments = useEnvironments();
  return (
    <WhenLoaded lists={[environments]}>
      {() => (
        <CommandForm
          command={deployRelease}
          fixed={{ id, version }}
          initial={{ servedDigest: "", environment: "", rollbackTo }}
          submit={acts.deploy}
          done={acts.deployed}
        >
          <TextField
            name="servedDigest"
            label={fields.servedDigest}
            description={fields.servedHelp}
            required
          />
          <SelectField
            name="environment"
            label={fields.environment}
            options={[...(environments?.rows ?? [])]}
            required
          />
          <TextField name="rollbackTo" label={fields.rollbackTo} required />
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

export function WithdrawForm({ id, version, isDeployed }: Seen & { isDeployed: boolean }) {
  return (
    <CommandForm
      command={withdrawRelease}
      fixed={{ id, version }}
      initial={{ reason: "", instead: "", copies: "" }}
      submit={acts.withdraw}
      done={acts.withdrawn}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
      {isDeployed && (
        <>
          <TextField name="instead" label={fields.instead} required />
          <TextAreaField name="copies" label={fields.copies} rows={2} required />
        </>
      )}
    </CommandForm>
  );
}
