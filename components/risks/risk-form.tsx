"use client";

import { assetsInUse } from "@/components/assets/find";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { Found } from "@/components/ui/form/search";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { Note } from "@/components/ui/note";
import { risks as words } from "@/components/words/risks";
import { editRisk, proposeRisk } from "./actions";
import { WhenLoaded } from "./loaded";
import type { Option } from "./option";
import { ThreatField } from "./threat-field";
import { type Loaded, type ThreatOption, usePeople, useThreats } from "./use-rows";

export interface RiskValues {
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly threat: string | null;
  readonly properties: readonly string[];
  readonly assets: readonly string[];
  readonly owner: string | null;
}
const BLANK: RiskValues = {
  title: "",
  cause: "",
  event: "",
  consequence: "",
  threat: null,
  properties: [],
  assets: [],
  owner: null,
};

interface RiskFormProps {
  properties: readonly Option[];
  /** The risk to change; without it a new one is proposed. */
  risk?: { id: string; version: number; values: RiskValues };
  /** What is known of a new one already. */
  draft?: Partial<RiskValues>;
  /** Names of the assets that it has from the beginning. */
  known?: readonly Found[];
  /** The acceptance that falls with what it binds. */
  bound?: string | undefined;
}

/** A risk proposed, or its words, assets or owner changed. */
export function RiskForm({ properties, risk, draft = {}, known = [], bound }: RiskFormProps) {
  const lists = { threats: useThreats(), owners: usePeople("risk_owner") };
  const fields = () => (
    <Fields
      properties={properties}
      threats={lists.threats}
      assets={known}
      owners={lists.owners?.rows ?? []}
    />
  );
  return (
    <WhenLoaded lists={[lists.threats, lists.owners]}>
      {() =>
        risk ? (
          <CommandForm
            command={editRisk}
            fixed={{ id: risk.id, version: risk.version }}
            initial={{ ...risk.values }}
            done={words.edited}
          >
            {bound && <Effect bound={bound} before={risk.values} />}
            {fields()}
          </CommandForm>
        ) : (
          <CommandForm
            command={proposeRisk}
            initial={{ ...BLANK, ...draft }}
            submit={words.add}
            done={words.added}
            goTo={({ reference }) => `/risks/${reference}`}
          >
            {fields()}
          </CommandForm>
        )
      }
    </WhenLoaded>
  );
}

/** Says before saving which acceptance the change would end. */
function Effect({ bound, before }: { bound: string; before: RiskValues }) {
  const now = [
    useFieldValue("cause"),
    useFieldValue("event"),
    useFieldValue("consequence"),
    useFieldValue("assets"),
  ];
  const then = [before.cause, before.event, before.consequence, before.assets];
  const changes = JSON.stringify(now) !== JSON.stringify(then);
  return changes && <Note urgent tone="warn" title={words.voidsLead(bound)} />;
}

interface FieldsProps {
  properties: readonly Option[];
  threats: Loaded<ThreatOption> | null;
  assets: readonly Found[];
  owners: readonly Option[];
}

function Fields({ properties, threats, assets, owners }: FieldsProps) {
  const { fields } = words;
  return (
    <>
      <ThreatField threats={threats?.rows ?? []} />
      <TextField name="title" label={fields.title} required />
      <TextAreaField name="cause" label={fields.cause} description={fields.causeHelp} rows={2} />
      <TextAreaField name="event" label={fields.event} description={fields.eventHelp} rows={2} />
      <TextAreaField
        name="consequence"
        label={fields.consequence}
        description={fields.consequenceHelp}
        rows={2}
      />
      <MultiSelectField name="properties" label={fields.properties} options={[...properties]} />
      <SearchMultiSelectField
        name="assets"
        label={fields.assets}
        source={assetsInUse}
        known={assets}
      />
      <SelectField
        name="owner"
        label={fields.owner}
        description={fields.ownerHelp}
        options={[...owners]}
        required
      />
    </>
  );
}
