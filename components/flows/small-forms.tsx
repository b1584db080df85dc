"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { flows as words } from "@/components/words/flows";
import {
  addZone,
  approveException,
  editZone,
  endException,
  placeAsset,
  rejectException,
  requestException,
  retireFlow,
} from "./actions";
import type { Option } from "./option";

export interface Act {
  id: string;
  version: number;
}

/** Why the data no longer goes this way. */
export function RetireForm({ id, version }: Act) {
  return (
    <CommandForm
      command={retireFlow}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={words.acts.retire}
      done={words.acts.retired}
      danger
    >
      <TextAreaField name="reason" label={words.fields.reason} required />
    </CommandForm>
  );
}

/** Asks that a breach be allowed; `about` names the flow or the relation. */
export function AskForm({ about }: { about: { flow: string } | { relation: string } }) {
  const { exception } = words;
  return (
    <CommandForm
      command={requestException}
      fixed={about}
      initial={{ reason: "", compensation: "", validUntil: "" }}
      submit={exception.ask}
      done={exception.asked}
    >
      <TextAreaField name="reason" label={exception.fields.reason} required />
      <TextAreaField name="compensation" label={exception.fields.compensation} required />
      <DateField name="validUntil" label={exception.fields.validUntil} required />
    </CommandForm>
  );
}

/** Allows a breach, or does not, in own words. */
export function DecideForm({ id, version, allows }: Act & { allows: boolean }) {
  const { exception } = words;
  return (
    <CommandForm
      command={allows ? approveException : rejectException}
      fixed={{ id, version }}
      initial={{ decision: "" }}
      submit={allows ? exception.approve : exception.reject}
      done={allows ? exception.approved : exception.rejected}
      danger={!allows}
    >
      <TextAreaField name="decision" label={exception.fields.decision} required />
    </CommandForm>
  );
}

export function EndForm({ id, version }: Act) {
  const { exception } = words;
  return (
    <CommandForm
      command={endException}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={exception.end}
      done={exception.ended}
    >
      <TextAreaField name="reason" label={exception.fields.reason} required />
    </CommandForm>
  );
}

export function AddZoneForm({ environments }: { environments: readonly Option[] }) {
  const { fields, addZone: submit, zoneAdded } = words.places;
  return (
    <CommandForm
      command={addZone}
      initial={{ name: "", environment: "", description: "" }}
      submit={submit}
      done={zoneAdded}
    >
      <TextField name="name" label={fields.name} required />
      <SelectField
        name="environment"
        label={fields.environment}
        description={fields.environmentHelp}
        options={[...environments]}
      />
      <TextAreaField name="description" label={fields.description} rows={2} />
    </CommandForm>
  );
}

/** An emptied description is empty, not nothing. */
const sendingZone =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const given: Record<string, unknown> = { ...input };
    return send({ ...given, description: given.description ?? "" });
  };

export function EditZoneForm({
  id,
  version,
  name,
  description,
}: Act & { name: string; description: string }) {
  const { fields, zoneEdited } = words.places;
  return (
    <CommandForm
      command={sendingZone(editZone)}
      fixed={{ id, version }}
      initial={{ name, description }}
      done={zoneEdited}
    >
      <TextField name="name" label={fields.name} required />
      <TextAreaField name="description" label={fields.description} rows={2} keepEmpty />
    </CommandForm>
  );
}

/** Where an asset stands inside its environment. */
export function PlaceForm({
  id,
  version,
  zone,
  zones,
}: Act & { zone: string; zones: readonly Option[] }) {
  return (
    <CommandForm
      command={placeAsset}
      fixed={{ id, version }}
      initial={{ zone }}
      done={words.acts.placed}
    >
      <SelectField name="zone" label={words.zone} options={[...zones]} keepEmpty />
    </CommandForm>
  );
}
