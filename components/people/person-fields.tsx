"use client";

import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { people as words } from "@/components/words/people";
import { EVERYBODY, type Person, ROLE_LABELS } from "@/lib/domain/people/schema";
import { addPerson, editPerson } from "./actions";

const { fields } = words;
export const roleOptions = EVERYBODY.map((role) => ({ value: role, label: ROLE_LABELS[role] }));

export function AddPersonForm() {
  return (
    <CommandForm
      command={addPerson}
      submit={words.add}
      done={words.added}
      initial={{ external: false, roles: [] }}
      goTo={({ reference }) => `/settings/people/${reference}`}
    >
      <Common />
      <CheckboxField name="external" label={fields.external} description={fields.externalHelp} />
      <Ending />
      <MultiSelectField
        name="roles"
        label={fields.roles}
        description={fields.rolesHelp}
        options={roleOptions}
      />
      <Designation of="roles" />
    </CommandForm>
  );
}

export function EditPersonForm({ person }: { person: Person }) {
  const { id, version, name, title, email, accessUntil } = person;
  return (
    <CommandForm
      command={editPerson}
      fixed={{ id, version }}
      initial={{ name, title, email, accessUntil: accessUntil ?? "" }}
      done={words.edited}
    >
      <Common />
      {person.external && (
        <DateField name="accessUntil" label={fields.accessUntil} required keepEmpty />
      )}
    </CommandForm>
  );
}

const Common = () => (
  <>
    <TextField name="name" label={fields.name} required />
    <TextField name="title" label={fields.title} />
    <TextField name="email" label={fields.email} type="email" required />
  </>
);

/** Only people from outside have an end. */
function Ending() {
  if (useFieldValue("external") !== true) return null;
  return <DateField name="accessUntil" label={fields.accessUntil} required />;
}

/** Asked for as soon as top management is among the chosen roles. */
export function Designation({ of }: { of: string }) {
  const chosen = useFieldValue(of);
  const given = Array.isArray(chosen) ? chosen : [chosen];
  if (!given.includes("top_management")) return null;
  return (
    <TextField name="decision" label={fields.decision} description={fields.decisionHelp} required />
  );
}
