"use client";

import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import { NumberField } from "@/components/ui/form/number-field";
import type { Command } from "@/components/ui/form/outcome";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { context as words } from "@/components/words/context";
import { addContextItem, editContextItem } from "./actions";
import type { Option } from "./option";

const { fields, acts } = words;

interface EntryFormProps {
  /** The entry to change; without it one is added. */
  entry?: { id: string; version: number; values: Readonly<Record<string, unknown>> };
  /** Kinds to choose from; one alone is not asked for. */
  kinds: readonly Option[];
  sources: readonly Option[];
  people: readonly Option[];
}

/** What an entry of the context says. */
export function EntryForm({ entry, kinds, sources, people }: EntryFormProps) {
  const [only] = kinds.length === 1 ? kinds : [];
  const blank = { ...BLANK, kind: only?.value ?? "" };
  return (
    <CommandForm<{ reference: string }>
      command={sendingTexts(entry ? editContextItem : addContextItem)}
      fixed={entry ? { id: entry.id, version: entry.version } : {}}
      initial={{ ...blank, ...entry?.values }}
      done={entry ? acts.edited : acts.added}
      {...(entry ? {} : { goTo: (made) => `/context/${made.reference}` })}
    >
      {kinds.length > 1 && (
        <SelectField name="kind" label={fields.kind} options={[...kinds]} required />
      )}
      <SaidFields sources={sources} />
      <AnswerFields />
      <SelectField
        name="owner"
        label={fields.owner}
        description={fields.ownerHelp}
        options={[...people]}
        keepEmpty
      />
      <NumberField name="intervalMonths" label={fields.interval} min={1} max={36} required />
      <CheckboxField name="isClimate" label={fields.isClimate} />
    </CommandForm>
  );
}

const BLANK = {
  title: "",
  description: "",
  party: "",
  source: "",
  sourceText: "",
  addressed: true,
  reason: "",
  response: "",
  isClimate: false,
  owner: "",
  intervalMonths: 12,
};

const isKind = (value: unknown): value is keyof typeof fields.title =>
  typeof value === "string" && Object.hasOwn(fields.title, value);

function SaidFields({ sources }: { sources: readonly Option[] }) {
  const chosen = useFieldValue("kind");
  const kind = isKind(chosen) ? chosen : "internal_issue";
  return (
    <>
      <TextField name="title" label={fields.title[kind]} required />
      {(kind === "requirement" || kind === "contract") && (
        <TextField name="party" label={fields.party[kind]} />
      )}
      {kind === "requirement" && (
        <SelectField name="source" label={fields.source} options={[...sources]} keepEmpty />
      )}
      {(kind === "law" || kind === "contract" || kind === "requirement") && (
        <TextField
          name="sourceText"
          label={fields.sourceText}
          description={fields.sourceTextHelp}
        />
      )}
      <TextAreaField name="description" label={fields.description} rows={3} />
    </>
  );
}

/** Whether it is taken on, and how; an issue is met by its risks alone. */
function AnswerFields() {
  const kind = useFieldValue("kind");
  const addressed = useFieldValue("addressed");
  if (kind === "internal_issue" || kind === "external_issue") return null;
  return (
    <>
      <CheckboxField name="addressed" label={fields.addressed} />
      {addressed === false ? (
        <TextAreaField name="reason" label={fields.reason} rows={2} />
      ) : (
        <TextAreaField name="response" label={fields.response} rows={3} />
      )}
    </>
  );
}

const TEXTS = ["description", "party", "sourceText", "reason", "response"] as const;

/** A text that was emptied is sent as empty: left out it would stay as it was. */
const sendingTexts =
  <Value,>(send: Command<Value>): Command<Value> =>
  (input) => {
    const given: Record<string, unknown> = { ...input };
    for (const name of TEXTS) given[name] ??= "";
    return send(given);
  };
