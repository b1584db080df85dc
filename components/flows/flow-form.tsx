"use client";

import { assetsInUse } from "@/components/assets/find";
import { WhenLoaded } from "@/components/risks/loaded";
import { useControls, usePeople } from "@/components/risks/use-rows";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import { SearchSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { flows as words } from "@/components/words/flows";
import type { FlowRecord } from "@/lib/domain/flows/schema";
import { addFlow, editFlow } from "./actions";
import { BLANK, fieldsOf, sendingFlow } from "./flow-values";
import { assetOptions, type Option } from "./option";

/** Choices that the page has at hand; the long lists are loaded when the form opens. */
export interface FlowOptions {
  readonly zones: readonly Option[];
  readonly classes: readonly Option[];
  readonly personalData: readonly Option[];
}

interface FlowFormProps {
  options: FlowOptions;
  /** The flow to change; without it a new one is added. */
  flow?: FlowRecord;
}

/** A data flow: added or changed. */
export function FlowForm({ flow, options }: FlowFormProps) {
  const lists = { controls: useControls(), people: usePeople("staff") };
  const fields = () => (
    <Fields
      options={options}
      known={flow ? [flow.from, flow.to].flatMap(assetOptions) : []}
      controls={lists.controls?.rows ?? []}
      people={lists.people?.rows ?? []}
    />
  );
  return (
    <WhenLoaded lists={[lists.controls, lists.people]}>
      {() =>
        flow ? (
          <CommandForm
            command={sendingFlow(editFlow)}
            fixed={{ id: flow.id, version: flow.version }}
            initial={fieldsOf(flow)}
            done={words.acts.edited}
          >
            {fields()}
          </CommandForm>
        ) : (
          <CommandForm
            command={sendingFlow(addFlow)}
            initial={BLANK}
            submit={words.add}
            done={words.added}
            goTo={pathOf}
          >
            {fields()}
          </CommandForm>
        )
      }
    </WhenLoaded>
  );
}

const pathOf = (added: unknown) =>
  typeof added === "object" && added !== null && "reference" in added
    ? `/assets/flows/${added.reference}`
    : "/assets/flows";

interface FieldsProps {
  options: FlowOptions;
  /** Names of the ends that it has now. */
  known: readonly Option[];
  controls: readonly Option[];
  people: readonly Option[];
}

function Fields({ options, known, controls, people }: FieldsProps) {
  const { fields } = words;
  return (
    <>
      <TextField name="name" label={fields.name} required />
      <EndFields side="from" known={known} zones={options.zones} />
      <EndFields side="to" known={known} zones={options.zones} />
      <TextField name="data" label={fields.data} description={fields.dataHelp} required />
      <SelectField
        name="classification"
        label={fields.classification}
        options={[...options.classes]}
        required
      />
      <SelectField
        name="personalData"
        label={fields.personalData}
        options={[...options.personalData]}
        required
      />
      <CheckboxField name="carriesSecrets" label={fields.carriesSecrets} />
      <CheckboxField name="carriesWeights" label={fields.carriesWeights} />
      <TextAreaField
        name="withheld"
        label={fields.withheld}
        description={fields.withheldHelp}
        rows={2}
        keepEmpty
      />
      <TextAreaField name="purpose" label={fields.purpose} rows={2} keepEmpty />
      <TextField
        name="protocol"
        label={fields.protocol}
        description={fields.protocolHelp}
        keepEmpty
      />
      <TextField
        name="encryption"
        label={fields.encryption}
        description={fields.encryptionHelp}
        keepEmpty
      />
      <TextField name="authentication" label={fields.authentication} keepEmpty />
      <MultiSelectField name="controls" label={fields.controls} options={[...controls]} />
      <TextField name="place" label={fields.place} keepEmpty />
      <SelectField name="owner" label={fields.owner} options={[...people]} keepEmpty />
      <CheckboxField name="inScope" label={fields.inScope} />
    </>
  );
}

interface EndProps {
  side: "from" | "to";
  known: readonly Option[];
  zones: readonly Option[];
}

/** One end: an asset, or who stands outside with its zone. */
function EndFields({ side, known, zones }: EndProps) {
  const { fields } = words;
  const isFrom = side === "from";
  const isParty = useFieldValue(`${side}Is`) === "party";
  return (
    <>
      <ChoiceField
        name={`${side}Is`}
        label={isFrom ? fields.fromIs : fields.toIs}
        options={END_KINDS}
        required
      />
      {isParty ? (
        <>
          <TextField
            name={`${side}Party`}
            label={isFrom ? fields.fromParty : fields.toParty}
            description={fields.partyHelp}
            required
          />
          <SelectField
            name={`${side}Zone`}
            label={isFrom ? fields.fromZone : fields.toZone}
            description={fields.zoneHelp}
            options={[...zones]}
            required
          />
        </>
      ) : (
        <SearchSelectField
          name={side}
          label={isFrom ? fields.from : fields.to}
          source={assetsInUse}
          known={known}
          required
        />
      )}
    </>
  );
}

const END_KINDS = Object.entries(words.ends).map(([value, label]) => ({ value, label }));
