"use client";

import { WhenLoaded } from "@/components/risks/loaded";
import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { releases } from "@/components/words/releases";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";
import { deployRelease, returnRelease, withdrawRelease } from "./actions";
import { useEnvironments } from "./use-environments";

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

interface Props {
  release: ReleaseRecord;
}

/** The digest is typed as the server reports it: what was planned proves nothing. */
export function DeployForm({ release: { id, version, rollbackTo, rollbacks, serving } }: Props) {
  const environments = useEnvironments();
  const isKnown = rollbacks.length === 0 || rollbacks.includes(rollbackTo);
  const gives = serving.map((one) => `${one.release} (${one.environment})`).join(", ");
  return (
    <WhenLoaded lists={[environments]}>
      {() => (
        <CommandForm
          command={deployRelease}
          fixed={{ id, version }}
          initial={{
            ...{ servedDigest: "", environment: "", rollbackTo: isKnown ? rollbackTo : "" },
            copies: "",
          }}
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
          <Rollback choices={rollbacks} />
          {serving.length > 0 && (
            <TextAreaField
              name="copies"
              label={fields.formerCopies}
              description={fields.formerCopiesHelp(gives)}
              rows={2}
            />
          )}
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

/** One of the releases before it; of the first nobody can choose. */
const Rollback = ({ choices }: { choices: readonly string[] }) =>
  choices.length > 0 ? (
    <SelectField
      name="rollbackTo"
      label={fields.rollbackTo}
      options={choices.map((one) => ({ value: one, label: one }))}
      required
    />
  ) : (
    <TextField
      name="rollbackTo"
      label={fields.rollbackTo}
      description={fields.rollbackHelp}
      required
    />
  );

export function WithdrawForm({ release: { id, version, state, rollbackTo } }: Props) {
  const isDeployed = state === "deployed";
  return (
    <CommandForm
      command={withdrawRelease}
      fixed={{ id, version }}
      initial={{
        ...{ reason: "", copies: "" },
        instead: isDeployed && rollbackTo !== "none" ? rollbackTo : "",
      }}
      submit={acts.withdraw}
      done={acts.withdrawn}
      danger
    >
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
      {isDeployed && (
        <>
          <TextField
            name="instead"
            label={fields.instead}
            description={fields.insteadHelp}
            required
          />
          <TextAreaField name="copies" label={fields.copies} rows={2} required />
        </>
      )}
    </CommandForm>
  );
}
