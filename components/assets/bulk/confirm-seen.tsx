"use client";

import { Button } from "@mantine/core";
import dynamic from "next/dynamic";
import { useRef } from "react";
import type { Failure } from "@/components/ui/form/outcome";
import { useCommand } from "@/components/ui/form/use-command";
import { notify } from "@/components/ui/notify";
import { inventory } from "@/components/words/inventory";
import { confirmMany } from "../actions";

const FormDialog = dynamic(
  () => import("@/components/ui/form-dialog").then((one) => one.FormDialog),
  {
    ssr: false,
  },
);
const FailureNote = dynamic(
  () => import("@/components/ui/form/failure-note").then((one) => one.FailureNote),
  { ssr: false },
);

export interface Seen {
  readonly id: string;
  readonly version: number;
}

interface ConfirmSeenProps {
  assets: readonly Seen[];
  label?: string;
  /** Names the asset where several buttons say the same. */
  name?: string;
  onDone?: () => void;
}

const { bulk: words } = inventory;

/** The owner's word that entries are right: one click, and a dialog only where some are refused. */
export function ConfirmSeen({ assets, label = words.confirm, name, onDone }: ConfirmSeenProps) {
  const button = useRef<HTMLButtonElement>(null);
  const act = useCommand(confirmMany, {
    onDone: ({ changed }) => {
      void notify({ message: words.confirmed(changed) });
      onDone?.();
    },
  });
  function close() {
    act.clear();
    button.current?.focus();
  }
  return (
    <>
      <Button
        ref={button}
        size="xs"
        variant="default"
        loading={act.pending}
        onClick={() => act.run({ assets })}
        {...(name && { "aria-label": name })}
      >
        {label}
      </Button>
      {act.failure && (
        <Refusal
          failure={act.failure}
          pending={act.pending}
          onOthers={() => act.run({ assets, skipRefused: true })}
          onClose={close}
        />
      )}
    </>
  );
}

interface RefusalProps {
  failure: Failure;
  pending: boolean;
  onOthers: () => void;
  onClose: () => void;
}

function Refusal({ failure, pending, onOthers, onClose }: RefusalProps) {
  return (
    <FormDialog title={words.confirmTitle} opened onClose={onClose}>
      <FailureNote failure={failure} />
      <Button size="xs" mt="sm" loading={pending} onClick={onOthers}>
        {words.confirmOthers}
      </Button>
    </FormDialog>
  );
}
