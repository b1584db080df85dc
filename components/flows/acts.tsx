"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { flows as words } from "@/components/words/flows";
import { retireZone } from "./actions";
import type { Act } from "./small-forms";

const FlowForm = dynamic(() => import("./flow-form").then((one) => one.FlowForm), { ssr: false });
const RetireForm = dynamic(() => import("./small-forms").then((one) => one.RetireForm), {
  ssr: false,
});
const AskForm = dynamic(() => import("./small-forms").then((one) => one.AskForm), { ssr: false });
const DecideForm = dynamic(() => import("./small-forms").then((one) => one.DecideForm), {
  ssr: false,
});
const EndForm = dynamic(() => import("./small-forms").then((one) => one.EndForm), { ssr: false });
const AddZoneForm = dynamic(() => import("./small-forms").then((one) => one.AddZoneForm), {
  ssr: false,
});
const EditZoneForm = dynamic(() => import("./small-forms").then((one) => one.EditZoneForm), {
  ssr: false,
});
const PlaceForm = dynamic(() => import("./small-forms").then((one) => one.PlaceForm), {
  ssr: false,
});

export function AddFlowAct(props: ComponentProps<typeof FlowForm>) {
  return (
    <ActButton label={words.add} variant="filled" wide>
      <FlowForm {...props} />
    </ActButton>
  );
}

export function EditFlowAct(props: ComponentProps<typeof FlowForm>) {
  return (
    <ActButton label={words.acts.edit} wide>
      <FlowForm {...props} />
    </ActButton>
  );
}

export function RetireFlowAct(props: Act) {
  return (
    <ActButton label={words.acts.retire} description={words.acts.retireBody}>
      <RetireForm {...props} />
    </ActButton>
  );
}

export function AskAct(props: ComponentProps<typeof AskForm>) {
  const { exception } = words;
  return (
    <ActButton label={exception.ask} title={exception.askTitle}>
      <AskForm {...props} />
    </ActButton>
  );
}

export function ApproveAct({
  disabledReason,
  ...act
}: Act & { disabledReason?: string | undefined }) {
  return (
    <ActButton label={words.exception.approve} variant="filled" disabledReason={disabledReason}>
      <DecideForm {...act} allows />
    </ActButton>
  );
}

export function RejectAct({
  disabledReason,
  ...act
}: Act & { disabledReason?: string | undefined }) {
  return (
    <ActButton label={words.exception.reject} disabledReason={disabledReason}>
      <DecideForm {...act} allows={false} />
    </ActButton>
  );
}

export function EndAct(props: Act) {
  return (
    <ActButton label={words.exception.end}>
      <EndForm {...props} />
    </ActButton>
  );
}

export function AddZoneAct(props: ComponentProps<typeof AddZoneForm>) {
  return (
    <ActButton label={words.places.addZone}>
      <AddZoneForm {...props} />
    </ActButton>
  );
}

export function EditZoneAct(props: ComponentProps<typeof EditZoneForm>) {
  return (
    <ActButton
      label={words.places.editZone}
      title={words.places.editZoneTitle(props.name)}
      variant="subtle"
    >
      <EditZoneForm {...props} />
    </ActButton>
  );
}

export function RetireZoneAct({ id, version, name }: Act & { name: string }) {
  const { retire, retireZone: title, retireZoneBody, zoneRetired } = words.places;
  return (
    <ConfirmButton
      label={retire}
      title={title(name)}
      body={retireZoneBody}
      variant="subtle"
      command={retireZone}
      input={{ id, version }}
      done={zoneRetired}
    />
  );
}

export function PlaceAct(props: ComponentProps<typeof PlaceForm>) {
  return (
    <ActButton label={words.acts.place}>
      <PlaceForm {...props} />
    </ActButton>
  );
}
