"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { threats as words } from "@/components/words/threats";
import type { ThreatDetail } from "@/lib/domain/risks/threats/schema";
import { addThreat, editThreat } from "./actions";
import type { ThreatChoices } from "./labels";

const { fields } = words;
const LINES = ["vulnerabilities", "treatments"];
const LISTS = ["controls", "atlas", "owasp"];

const parted = (written: unknown, by: RegExp) =>
  String(written ?? "")
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);

/** Sends lines and lists as the commands take them; an emptied text is empty. */
const sending =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const given: Record<string, unknown> = { ...input };
    for (const name of LINES) given[name] = parted(given[name], /\n/);
    for (const name of LISTS) given[name] = parted(given[name], /[\s,;]+/);
    given.rationale ??= "";
    return send(given);
  };

const BLANK = {
  ...{ title: "", category: "", description: "", assetKinds: [], properties: [], rationale: "" },
  ...{ likelihood: "", impact: "", vulnerabilities: "", treatments: "" },
  ...{ controls: "", atlas: "", owasp: "" },
};

/** What is written already, as the form's fields. */
const valuesOf = (threat: ThreatDetail) => ({
  ...{ title: threat.title, category: threat.category, description: threat.description },
  ...{ assetKinds: threat.assetKinds, properties: threat.properties },
  ...{ likelihood: String(threat.likelihood), impact: String(threat.impact) },
  rationale: threat.rationale,
  vulnerabilities: threat.vulnerabilities.join("\n"),
  treatments: threat.treatments.map(({ action }) => action).join("\n"),
  controls: threat.controls.join(", "),
  atlas: threat.references.atlas.map(({ id }) => id).join(", "),
  owasp: [...threat.references.owaspLlm2025, ...threat.references.owaspApi2023]
    .map(({ id }) => id)
    .join(", "),
});

interface ThreatFormProps {
  choices: ThreatChoices;
  /** The threat of our own to change; without it a new one is written. */
  threat?: ThreatDetail;
}

export function ThreatForm({ choices, threat }: ThreatFormProps) {
  if (!threat) {
    return (
      <CommandForm
        command={sending(addThreat)}
        initial={BLANK}
        submit={words.add}
        done={words.added}
      >
        <Fields choices={choices} />
      </CommandForm>
    );
  }
  return (
    <CommandForm
      command={sending(editThreat)}
      fixed={{ id: threat.id, version: threat.version }}
      initial={valuesOf(threat)}
      done={words.edited}
    >
      <Fields choices={choices} />
    </CommandForm>
  );
}

const DEGREES = ["1", "2", "3", "4", "5"].map((value) => ({ value, label: value }));

function Fields({ choices }: { choices: ThreatChoices }) {
  return (
    <>
      <TextField name="title" label={fields.title} required />
      <SelectField
        name="category"
        label={fields.category}
        options={[...choices.categories]}
        required
      />
      <TextAreaField name="description" label={fields.description} rows={4} required />
      <MultiSelectField
        name="assetKinds"
        label={fields.assetKinds}
        options={[...choices.kinds]}
        required
      />
      <MultiSelectField
        name="properties"
        label={fields.properties}
        options={[...choices.properties]}
        required
      />
      <SelectField
        name="likelihood"
        label={fields.likelihood}
        description={fields.levelHelp}
        options={DEGREES}
        required
      />
      <SelectField
        name="impact"
        label={fields.impact}
        description={fields.levelHelp}
        options={DEGREES}
        required
      />
      <TextAreaField name="rationale" label={fields.rationale} rows={2} />
      <TextAreaField
        name="vulnerabilities"
        label={fields.vulnerabilities}
        description={fields.linesHelp}
        rows={3}
      />
      <TextAreaField
        name="treatments"
        label={fields.treatments}
        description={fields.linesHelp}
        rows={3}
      />
      <TextField name="controls" label={fields.controls} description={fields.controlsHelp} />
      <TextField name="atlas" label={fields.atlas} description={fields.atlasHelp} />
      <TextField name="owasp" label={fields.owasp} description={fields.owaspHelp} />
    </>
  );
}
