"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { modelsInUse } from "@/components/assets/find";
import { WhenLoaded } from "@/components/risks/loaded";
import { usePeople } from "@/components/risks/use-rows";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import type { Found } from "@/components/ui/form/search";
import { SearchSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { releases } from "@/components/words/releases";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";
import { addRelease, editRelease } from "./actions";
import { BLANK, fieldsOf, type ReleaseChoices, sendingRelease } from "./values";

const { acts, fields } = releases;

const pathOf = (added: unknown) =>
  typeof added === "object" && added !== null && "reference" in added
    ? `/assets/releases/${added.reference}`
    : "/assets/releases";

interface AddFormProps {
  choices: ReleaseChoices;
  /** The model, where its page is where the form was opened. */
  asset?: string;
}

/** Puts a version forward: what serves, who wrote it, what it has to reach. */
export function AddForm({ choices, asset }: AddFormProps) {
  const [count, setCount] = useState(1);
  const people = usePeople("staff");
  return (
    <WhenLoaded lists={[people]}>
      {() => (
        <CommandForm
          command={sendingRelease(addRelease, count)}
          fixed={asset ? { asset } : {}}
          initial={{ ...BLANK, ...(asset ? {} : { asset: "" }) }}
          submit={releases.add}
          done={releases.added}
          goTo={pathOf}
        >
          {!asset && (
            <SearchSelectField name="asset" label={fields.asset} source={modelsInUse} required />
          )}
          <Artefact />
          <Fields choices={choices} people={people?.rows ?? []} />
          <Criteria choices={choices} count={count} setCount={setCount} />
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

const Artefact = () => (
  <>
    <TextField name="release" label={fields.release} required />
    <TextField name="digest" label={fields.digest} description={fields.digestHelp} required />
  </>
);

interface EditFormProps {
  release: ReleaseRecord;
  choices: ReleaseChoices;
}

/** Corrects a candidate. Artefact and criteria stay once results were held against them. */
export function EditForm({ release, choices }: EditFormProps) {
  const isSettled = release.evaluations.length > 0;
  const { criteria, ...plain } = fieldsOf(release);
  const { release: version, digest } = release;
  const [count, setCount] = useState(isSettled ? -1 : release.criteria.length);
  const people = usePeople("staff");
  return (
    <WhenLoaded lists={[people]}>
      {() => (
        <CommandForm
          command={sendingRelease(editRelease, count)}
          fixed={{ id: release.id, version: release.version }}
          initial={isSettled ? plain : { ...plain, release: version, digest, criteria }}
          done={acts.edited}
        >
          {!isSettled && <Artefact />}
          <Fields choices={choices} people={people?.rows ?? []} base={release.base} />
          {!isSettled && <Criteria choices={choices} count={count} setCount={setCount} />}
        </CommandForm>
      )}
    </WhenLoaded>
  );
}

const knownIn = (base: ReleaseRecord["base"] = null): Found[] =>
  base ? [{ value: base.reference, label: base.name }] : [];

type Options = readonly { value: string; label: string }[];
interface FieldsProps {
  choices: ReleaseChoices;
  people: Options;
  base?: ReleaseRecord["base"];
}

function Fields({ choices, people, base }: FieldsProps) {
  return (
    <>
      {choices.parts.map(({ value, label }) => (
        <TextField
          key={value}
          name={`configuration.${value}`}
          label={label}
          description={fields.hashHelp}
        />
      ))}
      <MultiSelectField
        name="authors"
        label={fields.authors}
        description={fields.authorsHelp}
        options={[...people]}
        required
      />
      <TextAreaField
        name="commits"
        label={fields.commits}
        description={fields.commitsHelp}
        rows={2}
      />
      <SearchSelectField
        name="base"
        label={fields.base}
        source={modelsInUse}
        known={knownIn(base)}
        keepEmpty
      />
      <CheckboxField name="withoutBase" label={fields.withoutBase} />
      <TextField name="data" label={fields.data} description={fields.dataHelp} />
      <TextField name="licence" label={fields.licence} keepEmpty />
      <TextAreaField name="weaknesses" label={fields.weaknesses} rows={2} keepEmpty />
      <TextField name="rollbackTo" label={fields.rollbackTo} keepEmpty />
    </>
  );
}

interface CriteriaProps {
  choices: ReleaseChoices;
  count: number;
  setCount: (count: number) => void;
}

/** What it has to reach, written before anybody knows the result. */
function Criteria({ choices, count, setCount }: CriteriaProps) {
  return (
    <>
      {Array.from({ length: count }, (_, at) => (
        <Criterion key={String(at)} at={at} choices={choices} />
      ))}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => setCount(count + 1)}>
          {acts.addCriterion}
        </Button>
        {count > 0 && (
          <Button size="xs" variant="default" onClick={() => setCount(count - 1)}>
            {acts.dropCriterion}
          </Button>
        )}
      </Group>
    </>
  );
}

const Criterion = ({ at, choices }: { at: number; choices: ReleaseChoices }) => (
  <>
    <SelectField
      name={`criteria.${at}.kind`}
      label={fields.kind(at + 1)}
      options={[...choices.kinds]}
      required
    />
    <TextField name={`criteria.${at}.suite`} label={fields.suite(at + 1)} required />
    <TextField
      name={`criteria.${at}.metric`}
      label={fields.metric(at + 1)}
      description={fields.metricHelp}
      required
    />
    <SelectField
      name={`criteria.${at}.comparison`}
      label={fields.comparison(at + 1)}
      options={[...choices.comparisons]}
      required
    />
    <TextField name={`criteria.${at}.threshold`} label={fields.threshold(at + 1)} required />
  </>
);
