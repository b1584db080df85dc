"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { people as words } from "@/components/words/people";
import { DUTY_LABELS, type PersonRecord } from "@/lib/domain/people/schema";
import { deactivatePerson, reactivatePerson } from "./actions";

const EditPersonForm = dynamic(
  () => import("./person-fields").then((loaded) => loaded.EditPersonForm),
  { ssr: false },
);
const GrantRoleForm = dynamic(() => import("./role-forms").then((loaded) => loaded.GrantRoleForm), {
  ssr: false,
});
const RevokeRoleForm = dynamic(
  () => import("./role-forms").then((loaded) => loaded.RevokeRoleForm),
  { ssr: false },
);
const ResetLinkForm = dynamic(
  () => import("./reset-link-form").then((loaded) => loaded.ResetLinkForm),
  { ssr: false },
);

interface PersonActsProps {
  person: PersonRecord;
  /** The reader's own record: own roles and own access are somebody else's to change. */
  own: boolean;
}

/** What an administrator does with a person. */
export function PersonActs({ person, own }: PersonActsProps) {
  const active = person.state === "active";
  const reason = own ? { disabledReason: words.ownRoles } : {};
  return (
    <>
      {active && (
        <ActButton label={words.link} description={words.linkBody}>
          <ResetLinkForm id={person.id} />
        </ActButton>
      )}
      <ActButton label={words.edit}>
        <EditPersonForm person={person} />
      </ActButton>
      {active && (
        <>
          <ActButton label={words.grant} {...reason}>
            <GrantRoleForm person={person} />
          </ActButton>
          {!own && (
            <ActButton label={words.revoke}>
              <RevokeRoleForm person={person} />
            </ActButton>
          )}
        </>
      )}
      {!own && <Access person={person} />}
    </>
  );
}

function Access({ person: { id, version, state, duties } }: { person: PersonRecord }) {
  if (state !== "active") {
    return (
      <ConfirmButton
        label={words.reactivate}
        body={words.reactivateBody}
        command={reactivatePerson}
        input={{ id, version }}
        done={words.reactivated}
      />
    );
  }
  const owned = duties.map(({ kind, count }) => words.duty(DUTY_LABELS[kind], count)).join(", ");
  return (
    <ConfirmButton
      label={words.deactivate}
      body={owned ? `${words.deactivateBody} ${words.stillOwns(owned)}` : words.deactivateBody}
      command={deactivatePerson}
      input={{ id, version }}
      done={words.deactivated}
      danger
    />
  );
}
