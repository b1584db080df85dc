"use client";

import { useState } from "react";
import { usePeople } from "@/components/risks/use-rows";
import { VoidsNote } from "@/components/risks/voids-note";
import { DialogContext, useDialog } from "@/components/ui/dialog-context";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { DateField } from "@/components/ui/form/text-fields";
import { inventory } from "@/components/words/inventory";
import type { ChangedMany } from "@/lib/domain/assets/bulk/schema";
import { changeMany } from "../actions";
import type { AssetLabels } from "../table-labels";
import { BulkResult } from "./bulk-result";
import type { Seen } from "./confirm-seen";

interface ChangeFormProps {
  assets: readonly Seen[];
  labels: AssetLabels;
  /** After the result was read. */
  onClose: () => void;
}

const { bulk: words } = inventory;
/** A choice that takes the value away; an empty field leaves it as it is. */
const NONE = "-";
const CLEARED = ["custodian", "zone"];

const send: Command<ChangedMany> = changeMany;
/** Sends what was chosen; what takes a value away goes as null. */
const change: Command<ChangedMany> = (input) => {
  const { change: chosen = {}, ...rest }: { change?: object } = input;
  const entries = Object.entries(chosen).map(([name, value]) => [
    name,
    CLEARED.includes(name) && value === NONE ? null : value,
  ]);
  return send({ ...rest, change: Object.fromEntries(entries) });
};

/** The same change for several assets, then what became of each. */
export function ChangeForm({ assets, labels, onClose }: ChangeFormProps) {
  const [done, setDone] = useState<ChangedMany>();
  const dialog = useDialog();
  if (done) return <BulkResult done={done} labels={labels} onClose={onClose} />;
  // The dialog stays for the result.
  const staying = dialog && { ...dialog, finish: () => dialog.setDirty(false) };
  return (
    <DialogContext value={staying}>
      <CommandForm
        command={change}
        fixed={{ assets }}
        initial={{ change: { ...NOTHING }, skipRefused: false }}
        submit={words.submit}
        done={words.finished}
        onDone={setDone}
      >
        <Stakes assets={assets} />
        <Fields labels={labels} />
        <CheckboxField name="skipRefused" label={words.skip} />
      </CommandForm>
    </DialogContext>
  );
}

/** Another class voids the acceptances that are bound to it. */
function Stakes({ assets }: Pick<ChangeFormProps, "assets">) {
  const classification = useFieldValue("change.classification");
  if (!classification) return null;
  const asset = assets.map(({ id }) => id);
  return <VoidsNote change={{ asset, classification: String(classification) }} />;
}

const NOTHING = {
  owner: "",
  custodian: "",
  environment: "",
  zone: "",
  classification: "",
  nextReview: "",
} as const;

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

function Fields({ labels }: { labels: AssetLabels }) {
  const people = usePeople("staff")?.rows ?? [];
  const none = (label: string) => ({ value: NONE, label });
  return (
    <>
      <SelectField
        name="change.owner"
        label={words.owner}
        description={words.ownerHelp}
        options={[...people]}
      />
      <SelectField
        name="change.custodian"
        label={words.custodian}
        options={[none(words.nobody), ...people]}
      />
      <SelectField
        name="change.environment"
        label={words.environment}
        options={optionsOf(labels.environments)}
      />
      <SelectField
        name="change.zone"
        label={words.zone}
        options={[none(words.noZone), ...optionsOf(labels.zones)]}
      />
      <SelectField
        name="change.classification"
        label={words.classification}
        options={optionsOf(labels.classes)}
      />
      <DateField name="change.nextReview" label={words.nextReview} />
    </>
  );
}
