"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { proposals as words } from "@/components/words/proposals";
import type { AcceptFormProps } from "./accept-form";

const AcceptForm = dynamic(() => import("./accept-form").then((one) => one.AcceptForm), {
  ssr: false,
});
const DismissForm = dynamic(() => import("./dismiss-form").then((one) => one.DismissForm), {
  ssr: false,
});

export function AcceptAct({ threat, ...form }: AcceptFormProps & { threat: string }) {
  return (
    <ActButton
      label={words.accept}
      title={words.acceptTitle(threat)}
      description={words.acceptBody}
      wide
    >
      <AcceptForm {...form} />
    </ActButton>
  );
}

interface DismissActProps {
  id: string;
  version: number;
  threat: string;
}
export function DismissAct({ threat, ...form }: DismissActProps) {
  return (
    <ActButton
      label={words.dismiss}
      title={words.dismissTitle(threat)}
      description={words.dismissBody}
      variant="subtle"
    >
      <DismissForm {...form} />
    </ActButton>
  );
}
