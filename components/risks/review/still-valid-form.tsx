"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { SuggestField } from "@/components/ui/form/suggest-field";
import { riskReviews as words } from "@/components/words/risk-reviews";

interface StillValidFormProps {
  id: string;
  version: number;
  command: Command<unknown>;
  reasons: readonly string[];
}

/** The reason why a risk is still valid, written or chosen. */
export function StillValidForm({ id, version, command, reasons }: StillValidFormProps) {
  return (
    <CommandForm
      command={command}
      fixed={{ id, version }}
      initial={{ reason: "" }}
      submit={words.valid}
      done={words.said}
    >
      <SuggestField
        name="reason"
        label={words.reason}
        description={words.reasonHelp}
        options={reasons}
        required
      />
    </CommandForm>
  );
}
