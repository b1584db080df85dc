"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { assets as words } from "@/components/words/assets";
import { agreeToOwn, disposeAsset, unrelateAsset } from "./actions";

const AssetForm = dynamic(() => import("./asset-form").then((one) => one.AssetForm), {
  ssr: false,
});
const AcceptForm = dynamic(() => import("./accept-form").then((one) => one.AcceptForm), {
  ssr: false,
});
const ConfirmForm = dynamic(() => import("./confirm-form").then((one) => one.ConfirmForm), {
  ssr: false,
});
const RetireForm = dynamic(() => import("./retire-form").then((one) => one.RetireForm), {
  ssr: false,
});
const RelateForm = dynamic(() => import("./relate-form").then((one) => one.RelateForm), {
  ssr: false,
});
const DeleteForm = dynamic(() => import("./delete-form").then((one) => one.DeleteForm), {
  ssr: false,
});

const VoidsNote = dynamic(() => import("../risks/voids-note").then((one) => one.VoidsNote), {
  ssr: false,
});

interface Act {
  id: string;
  version: number;
  disabledReason?: string | undefined;
}

export function AddAct(props: ComponentProps<typeof AssetForm>) {
  return (
    <ActButton label={words.add} variant="filled" wide>
      <AssetForm {...props} />
    </ActButton>
  );
}

export function EditAct(props: ComponentProps<typeof AssetForm>) {
  return (
    <ActButton label={words.acts.edit} wide>
      <AssetForm {...props} />
    </ActButton>
  );
}

export function AgreeAct({ id, version }: Act) {
  return (
    <ConfirmButton
      label={words.acts.agree}
      body={words.acts.agreeBody}
      variant="filled"
      command={agreeToOwn}
      input={{ id, version }}
      done={words.acts.agreed}
    />
  );
}

export function AcceptAct(
  props: ComponentProps<typeof AcceptForm> & { disabledReason?: string | undefined },
) {
  const { disabledReason, ...form } = props;
  return (
    <ActButton
      label={words.acts.accept}
      description={words.acts.acceptBody}
      variant="filled"
      disabledReason={disabledReason}
    >
      <AcceptForm {...form} />
    </ActButton>
  );
}

export function ConfirmAct(props: ComponentProps<typeof ConfirmForm>) {
  return (
    <ActButton label={words.acts.confirm} title={words.acts.confirmTitle} variant="filled">
      <ConfirmForm {...props} />
    </ActButton>
  );
}

export function RetireAct({ disabledReason, ...form }: Act) {
  return (
    <ActButton
      label={words.acts.retire}
      description={words.acts.retireBody}
      disabledReason={disabledReason}
    >
      <RetireForm {...form} />
    </ActButton>
  );
}

export function DeleteAct(props: ComponentProps<typeof DeleteForm>) {
  return (
    <ActButton label={words.acts.deleteCopies}>
      <DeleteForm {...props} />
    </ActButton>
  );
}

export function DisposeAct({ id, version, disabledReason }: Act) {
  return (
    <ConfirmButton
      label={words.acts.dispose}
      body={words.acts.disposeBody}
      command={disposeAsset}
      input={{ id, version }}
      done={words.acts.disposed}
      note={<VoidsNote change={{ asset: id, disposed: true }} />}
      disabledReason={disabledReason}
      danger
    />
  );
}

export function RelateAct(props: ComponentProps<typeof RelateForm>) {
  return (
    <ActButton label={words.acts.relate}>
      <RelateForm {...props} />
    </ActButton>
  );
}

interface UnrelateActProps extends Act {
  relationId: string;
  relation: string;
  name: string;
}
export function UnrelateAct({ id, version, relationId, relation, name }: UnrelateActProps) {
  return (
    <ConfirmButton
      label={words.acts.unrelate}
      title={words.acts.unrelateTitle}
      body={words.acts.unrelateBody(relation, name)}
      variant="subtle"
      command={unrelateAsset}
      input={{ id, version, relationId }}
      done={words.acts.unrelated}
      note={<VoidsNote change={{ ended: relationId }} />}
    />
  );
}
