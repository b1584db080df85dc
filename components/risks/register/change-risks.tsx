"use client";

import { useState } from "react";
import { post } from "@/components/imports/post";
import { DialogContext, useDialog } from "@/components/ui/dialog-context";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { SearchSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { register } from "@/components/words/register";
import type { RisksChanged, RisksPreview } from "@/lib/domain/risks/bulk/schema";
import type { Option } from "../option";
import { usePeople } from "../use-rows";
import type { Seen } from "./bulk-acts";
import { ChangePreview } from "./change-preview";
import { ChangeResult } from "./change-result";
import { anyThreat } from "./filters";

interface ChangeRisksProps {
  what: { readonly risks: readonly Seen[] } | { readonly filter: object };
  options: readonly Option[];
  /** After the result was read. */
  onClose: () => void;
}

const { bulk: words } = register;
/** A choice that takes the value away; an empty field leaves it as it is. */
const NONE = "-";
const INTERVALS = [7, 14, 30, 60, 90, 180, 365];

const isPreview = (value: unknown): value is RisksPreview =>
  typeof value === "object" && value !== null && "accepted" in value;
const ask = post("/risks/batch-preview", isPreview);

interface Looked {
  readonly change: object;
  readonly preview: RisksPreview;
}

/** Says what to change, shows what that does, changes it, and shows what became of each risk. */
export function ChangeRisks({ what, options, onClose }: ChangeRisksProps) {
  const [looked, setLooked] = useState<Looked>();
  const [done, setDone] = useState<RisksChanged>();
  const [draft, setDraft] = useState<object>(NOTHING);
  const dialog = useDialog();
  if (done) return <ChangeResult done={done} onClose={onClose} />;
  if (looked) {
    return <ChangePreview {...looked} onBack={() => setLooked(undefined)} onDone={setDone} />;
  }
  const look: Command<Looked> = async (given) => {
    const { change: chosen = {} }: { change?: object } = given;
    const change = sent(chosen);
    const outcome = await ask({ ...what, change });
    if (outcome.ok) setDraft(chosen);
    return outcome.ok ? { ok: true, value: { change, preview: outcome.value } } : outcome;
  };
  // The dialog stays for what comes next.
  const staying = dialog && { ...dialog, finish: () => dialog.setDirty(false) };
  return (
    <DialogContext value={staying}>
      <CommandForm
        command={look}
        initial={{ change: { ...NOTHING, ...draft } }}
        submit={words.look}
        done=""
        onDone={setLooked}
      >
        <Fields options={options} />
      </CommandForm>
    </DialogContext>
  );
}

const NOTHING = { owner: "", reviewDays: "", option: "", threat: "" } as const;

/** What takes a value away goes as null, days as a number. */
const sent = (chosen: object) =>
  Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => [
      name,
      name === "reviewDays" ? (value === NONE ? null : Number(value)) : value,
    ]),
  );

function Fields({ options }: { options: readonly Option[] }) {
  const people = usePeople("risk_owner")?.rows ?? [];
  const days = INTERVALS.map((one) => ({ value: String(one), label: register.days(one) }));
  return (
    <>
      <SelectField name="change.owner" label={words.owner} options={[...people]} />
      <SelectField
        name="change.reviewDays"
        label={words.reviewDays}
        description={words.reviewDaysHelp}
        options={[{ value: NONE, label: register.byBand }, ...days]}
      />
      <SelectField
        name="change.option"
        label={words.option}
        description={words.optionHelp}
        options={options.map(({ value, label }) => ({ value, label }))}
      />
      <SearchSelectField name="change.threat" label={words.threat} source={anyThreat} />
    </>
  );
}
