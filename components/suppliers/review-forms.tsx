"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { assetsInUse } from "@/components/assets/find";
import { WhenLoaded } from "@/components/risks/loaded";
import { usePeople } from "@/components/risks/use-rows";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Command } from "@/components/ui/form/outcome";
import { SearchSelectField } from "@/components/ui/form/search-fields";
import { SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { DateField, TextField } from "@/components/ui/form/text-fields";
import { suppliers } from "@/components/words/suppliers";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";
import { collectPapers, confirmSupplier, finishAction, linkAsset, reviewSupplier } from "./actions";
import { JudgedFields } from "./judged-fields";
import { judgedOf, type Seen, type SupplierChoices, sendingSupplier } from "./values";

const { acts, fields } = suppliers;

export function ReviewForm({ id, version, choices }: Seen & { choices: SupplierChoices }) {
  return (
    <CommandForm
      command={reviewSupplier}
      fixed={{ id, version }}
      initial={{ trigger: "interval", reason: "" }}
      submit={acts.review}
      done={acts.reviewBegun}
    >
      <SelectField name="trigger" label={fields.trigger} options={[...choices.triggers]} required />
      <TextAreaField name="reason" label={fields.reason} rows={3} required />
    </CommandForm>
  );
}

interface CollectFormProps {
  supplier: SupplierRecord;
  choices: SupplierChoices;
}

/** What was read, and what it changes in the entry. */
export function CollectForm({ supplier, choices }: CollectFormProps) {
  const { id, version, papers } = supplier;
  return (
    <CommandForm
      command={sendingSupplier(collectPapers)}
      fixed={{ id, version }}
      initial={{ papers, ...judgedOf(supplier) }}
      submit={acts.collect}
      done={acts.collected}
    >
      <TextAreaField name="papers" label={fields.papers} rows={3} required />
      <JudgedFields choices={choices} />
    </CommandForm>
  );
}

const send: Command<unknown> = confirmSupplier;
/** The numbered groups of the form become the command's list. */
const sending =
  (count: number): Command<unknown> =>
  (input) => {
    const { actions, ...rest }: Record<string, unknown> = { ...input };
    const list = Object.values(typeof actions === "object" && actions !== null ? actions : {});
    return send({ ...rest, actions: list.slice(0, count) });
  };

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Judges what was read; what has to follow becomes somebody's task. */
export function ConfirmForm({ id, version, gaps }: Seen & { gaps: string }) {
  const people = usePeople("staff");
  const [count, setCount] = useState(0);
  return (
    <WhenLoaded lists={[people]}>
      {() => (
        <CommandForm
          command={sending(count)}
          fixed={{ id, version }}
          initial={{ result: "", exceptions: "", nextReview: "" }}
          submit={acts.confirm}
          done={acts.confirmed}
        >
          <TextAreaField name="result" label={fields.result} rows={3} required />
          <TextAreaField
            name="exceptions"
            label={fields.exceptions}
            description={gaps}
            rows={2}
            required={gaps !== ""}
          />
          <DateField
            name="nextReview"
            label={fields.nextReview}
            description={fields.nextReviewHelp}
          />
          {numbers(count).map((at) => (
            <ActionFields key={at} at={at} people={[...(people?.rows ?? [])]} />
          ))}
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => setCount(count + 1)}>
              {acts.addAction}
            </Button>
            {count > 0 && (
              <Button size="xs" variant="default" onClick={() => setCount(count - 1)}>
                {acts.dropAction}
              </Button>
            )}
          </Group>
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

interface ActionFieldsProps {
  at: number;
  people: { value: string; label: string }[];
}
const ActionFields = ({ at, people }: ActionFieldsProps) => (
  <>
    <TextField name={`actions.${at}.action`} label={fields.action(at + 1)} required />
    <SelectField
      name={`actions.${at}.responsible`}
      label={fields.responsible(at + 1)}
      options={people}
      required
    />
    <DateField name={`actions.${at}.due`} label={fields.due(at + 1)} required />
  </>
);

export function FinishForm({ id, version, action }: Seen & { action: string }) {
  return (
    <CommandForm
      command={finishAction}
      fixed={{ id, version, actionId: action }}
      initial={{ note: "" }}
      submit={acts.finish}
      done={acts.finished}
    >
      <TextAreaField name="note" label={fields.note} rows={2} required />
    </CommandForm>
  );
}

export function LinkForm({ id, version }: Seen) {
  return (
    <CommandForm
      command={linkAsset}
      fixed={{ id, version }}
      initial={{ asset: "" }}
      submit={acts.link}
      done={acts.linked}
    >
      <SearchSelectField name="asset" label={fields.asset} source={assetsInUse} required />
    </CommandForm>
  );
}
