"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { anyRisk, openContext } from "@/components/risks/find";
import { VoidsNote } from "@/components/risks/voids-note";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { Command } from "@/components/ui/form/outcome";
import type { Found } from "@/components/ui/form/search";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { controls as words } from "@/components/words/controls";
import { decideControl } from "./actions";
import styles from "./controls.module.css";
import type { Option } from "./option";

interface Reason {
  kind: string;
  text: string;
  risks: string[];
  context: string[];
}

interface DecideFormProps {
  id: string;
  version: number;
  necessary: boolean | null;
  inclusion: readonly Reason[];
  exclusionReason: string | null;
  kinds: readonly Option[];
  /** Names of the risks that are reasons now. */
  risks: readonly Found[];
}

const BLANK: Reason = { kind: "risk", text: "", risks: [], context: [] };

/** Sends one of the two halves: reasons for a necessary control, or the reason for an excluded one. */
const decideWith =
  (count: number): Command<unknown> =>
  (input) => {
    const { necessary, inclusion, exclusionReason, ...rest }: Record<string, unknown> = {
      ...input,
    };
    const reasons = Object.values({ ...(inclusion as object) }).slice(0, count);
    const half = necessary === "true" ? { inclusion: reasons } : { exclusionReason };
    return send({ ...rest, necessary, ...half });
  };
const send: Command<unknown> = decideControl;

/** Necessary or not, and why. */
export function DecideForm({ id, version, kinds, risks, ...now }: DecideFormProps) {
  const [count, setCount] = useState(Math.max(1, now.inclusion.length));
  const reasons = Array.from({ length: count }, (_, at) => now.inclusion[at] ?? BLANK);
  return (
    <CommandForm
      command={decideWith(count)}
      fixed={{ id, version }}
      initial={{
        necessary: now.necessary === null ? "" : String(now.necessary),
        inclusion: Object.fromEntries(reasons.map((reason, at) => [at, reason])),
        exclusionReason: now.exclusionReason ?? "",
      }}
      done={words.decided}
    >
      <ChoiceField
        name="necessary"
        label={words.fields.necessary}
        required
        options={[
          { value: "true", label: words.yes },
          { value: "false", label: words.no },
        ]}
      />
      <Half when="true">
        {reasons.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reason is its place
          <ReasonFields key={at} at={at} kinds={kinds} risks={risks} />
        ))}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => setCount(count + 1)}>
            {words.addReason}
          </Button>
          {count > 1 && (
            <Button size="xs" variant="default" onClick={() => setCount(count - 1)}>
              {words.removeReason(count)}
            </Button>
          )}
        </Group>
      </Half>
      <Half when="false">
        <VoidsNote change={{ control: id, state: "excluded" }} />
        <TextAreaField
          name="exclusionReason"
          label={words.fields.exclusionReason}
          description={words.fields.exclusionHelp}
          required
        />
      </Half>
    </CommandForm>
  );
}

function Half({ when, children }: { when: string; children: React.ReactNode }) {
  return useFieldValue("necessary") === when ? children : null;
}

interface ReasonFieldsProps {
  at: number;
  kinds: readonly Option[];
  risks: readonly Found[];
}

function ReasonFields({ at, kinds, risks }: ReasonFieldsProps) {
  const path = `inclusion.${at}`;
  return (
    <fieldset className={styles.reason}>
      <legend>{words.reasonNumber(at + 1)}</legend>
      <SelectField
        name={`${path}.kind`}
        label={words.fields.reasonKind}
        options={[...kinds]}
        required
      />
      <TextAreaField name={`${path}.text`} label={words.fields.reasonText} rows={2} required />
      <SearchMultiSelectField
        name={`${path}.risks`}
        label={words.fields.reasonRisks}
        source={anyRisk}
        known={risks}
      />
      <SearchMultiSelectField
        name={`${path}.context`}
        label={words.fields.reasonContext}
        description={words.fields.reasonContextHelp}
        source={openContext}
      />
    </fieldset>
  );
}
