"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField } from "@/components/ui/form/text-fields";
import { context as words } from "@/components/words/context";
import {
  changeContextItem,
  closeContextItem,
  confirmContextItem,
  reviewContextItem,
} from "./actions";
import type { Option } from "./option";

const { fields, acts } = words;

interface Existing {
  id: string;
  version: number;
}

interface ConfirmProps extends Existing {
  owner: string;
  nextReview: string;
  people: readonly Option[];
}

/** Takes a draft into force. */
export function ConfirmEntryForm({ id, version, owner, nextReview, people }: ConfirmProps) {
  return (
    <CommandForm
      command={confirmContextItem}
      fixed={{ id, version }}
      initial={{ owner, nextReview }}
      submit={acts.confirm}
      done={acts.confirmed}
    >
      <SelectField
        name="owner"
        label={fields.owner}
        description={fields.ownerHelp}
        options={[...people]}
        required
      />
      <DateField name="nextReview" label={fields.nextReview} required />
    </CommandForm>
  );
}

/** One look at it. */
export function ReviewEntryForm({ id, version, nextReview }: Existing & { nextReview: string }) {
  return (
    <CommandForm
      command={reviewContextItem}
      fixed={{ id, version }}
      initial={{ comment: "", nextReview }}
      submit={acts.review}
      done={acts.reviewed}
    >
      <TextAreaField name="comment" label={fields.comment} required />
      <DateField name="nextReview" label={fields.nextReview} required />
    </CommandForm>
  );
}

/** What changed in a law, a contract or a requirement. */
export function ChangeEntryForm({ id, version }: Existing) {
  return (
    <CommandForm
      command={changeContextItem}
      fixed={{ id, version }}
      initial={{ change: "" }}
      done={acts.changeRecorded}
    >
      <TextAreaField name="change" label={fields.change} description={fields.changeHelp} required />
    </CommandForm>
  );
}

/** Why it no longer counts. */
export function CloseEntryForm({ id, version }: Existing) {
  return (
    <CommandForm
      command={closeContextItem}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={acts.close}
      done={acts.closed}
      danger
    >
      <TextAreaField name="reason" label={fields.closeReason} required />
    </CommandForm>
  );
}
