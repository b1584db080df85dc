"use client";

import type { ComponentProps } from "react";
import { ActButton } from "@/components/ui/act-button";
import { context as words } from "@/components/words/context";
import {
  ChangeEntryForm,
  ClimateForm,
  CloseEntryForm,
  ConfirmEntryForm,
  EntryForm,
  LinksForm,
  ReviewEntryForm,
} from "./forms";

const { acts } = words;

export function AddAct(props: ComponentProps<typeof EntryForm>) {
  return (
    <ActButton label={acts.add} variant="filled" wide>
      <EntryForm {...props} />
    </ActButton>
  );
}

export function EditAct(props: ComponentProps<typeof EntryForm>) {
  return (
    <ActButton label={acts.edit} wide>
      <EntryForm {...props} />
    </ActButton>
  );
}

export function ConfirmAct(props: ComponentProps<typeof ConfirmEntryForm>) {
  return (
    <ActButton label={acts.confirm} variant="filled">
      <ConfirmEntryForm {...props} />
    </ActButton>
  );
}

type Reviewed = ComponentProps<typeof ReviewEntryForm> & { waits: boolean };
export function ReviewAct({ waits, ...props }: Reviewed) {
  return (
    <ActButton label={acts.review} variant={waits ? "filled" : "default"}>
      <ReviewEntryForm {...props} />
    </ActButton>
  );
}

export function ChangeAct(props: ComponentProps<typeof ChangeEntryForm>) {
  return (
    <ActButton label={acts.change} title={acts.changeTitle}>
      <ChangeEntryForm {...props} />
    </ActButton>
  );
}

export function CloseAct(props: ComponentProps<typeof CloseEntryForm>) {
  return (
    <ActButton label={acts.close}>
      <CloseEntryForm {...props} />
    </ActButton>
  );
}

export function LinksAct(props: ComponentProps<typeof LinksForm>) {
  return (
    <ActButton label={props.removing ? acts.unlink : acts.link}>
      <LinksForm {...props} />
    </ActButton>
  );
}

export function ClimateAct({ again }: { again: boolean }) {
  return (
    <ActButton
      label={again ? words.climate.again : words.climate.act}
      title={words.climate.question}
      variant={again ? "default" : "filled"}
    >
      <ClimateForm />
    </ActButton>
  );
}
