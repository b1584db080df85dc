"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { DateField } from "@/components/ui/form/text-fields";
import { people as words } from "@/components/words/people";
import { type PersonRow, ROLE_LABELS } from "@/lib/domain/people/schema";
import { grantRole, revokeRole } from "./actions";
import { Designation, roleOptions } from "./person-fields";

const { fields } = words;

interface RoleFormProps {
  person: Pick<PersonRow, "id" | "version" | "roles">;
}

export function GrantRoleForm({ person: { id, version, roles } }: RoleFormProps) {
  const free = roleOptions.filter(({ value }) => !roles.includes(value));
  return (
    <CommandForm
      command={grantRole}
      fixed={{ id, version }}
      submit={words.grant}
      done={words.granted}
    >
      <SelectField name="role" label={fields.role} options={free} required />
      <DateField name="until" label={fields.until} />
      <Designation of="role" />
    </CommandForm>
  );
}

export function RevokeRoleForm({ person: { id, version, roles } }: RoleFormProps) {
  const held = roles.map((role) => ({ value: role, label: ROLE_LABELS[role] }));
  return (
    <CommandForm
      command={revokeRole}
      fixed={{ id, version }}
      submit={words.revoke}
      done={words.revoked}
      danger
    >
      <SelectField name="role" label={fields.role} options={held} required />
    </CommandForm>
  );
}
