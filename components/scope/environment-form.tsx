"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { scope as words } from "@/components/words/scope";
import type { EnvironmentRow } from "@/lib/domain/scope/environments/schema";
import { addEnvironment, editEnvironment } from "./actions";
import type { Option } from "./option";

interface EnvironmentFormProps {
  tiers: readonly Option[];
  sides: readonly Option[];
  /** The environment to change; without it a new one is added. */
  environment?: EnvironmentRow;
}

/** A place where assets run: added or changed. */
export function EnvironmentForm({ tiers, sides, environment }: EnvironmentFormProps) {
  if (environment) {
    const { id, version, name, tier, scopeReason } = environment;
    return (
      <CommandForm
        command={sendingSide(editEnvironment)}
        fixed={{ id, version }}
        initial={{ name, tier, inScope: sideOf(environment), scopeReason }}
        done={words.acts.environmentEdited}
      >
        <Fields tiers={tiers} sides={sides} tierHelp={words.fields.tierChange} />
      </CommandForm>
    );
  }
  return (
    <CommandForm
      command={sendingSide(addEnvironment)}
      initial={{ name: "", tier: "", inScope: "", scopeReason: "", reference: "" }}
      done={words.acts.environmentAdded}
    >
      <Fields tiers={tiers} sides={sides} tierHelp={words.fields.tierHelp} />
      <TextField
        name="reference"
        label={words.fields.reference}
        description={words.fields.referenceHelp}
      />
    </CommandForm>
  );
}

const sideOf = ({ inScope }: EnvironmentRow) =>
  inScope === null ? "unsaid" : inScope ? "inside" : "outside";

/** The side as the command takes it: yes, no or not said. */
const sendingSide =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const { inScope, ...given }: Record<string, unknown> = { ...input };
    const said = inScope === "inside" ? true : inScope === "outside" ? false : null;
    return send({ ...given, inScope: said });
  };

interface FieldsProps {
  tiers: readonly Option[];
  sides: readonly Option[];
  tierHelp: string;
}

const Fields = ({ tiers, sides, tierHelp }: FieldsProps) => (
  <>
    <TextField name="name" label={words.fields.environmentName} required />
    <SelectField
      name="tier"
      label={words.fields.tier}
      description={tierHelp}
      options={[...tiers]}
      required
    />
    <SelectField name="inScope" label={words.fields.inScope} options={[...sides]} />
    <WhyOutside />
  </>
);

function WhyOutside() {
  if (useFieldValue("inScope") !== "outside") return null;
  return <TextAreaField name="scopeReason" label={words.fields.scopeReason} rows={2} required />;
}
