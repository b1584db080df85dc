"use client";

import type { ReactNode } from "react";
import { assetsInUse } from "@/components/assets/find";
import { ChoiceField } from "@/components/ui/form/choice-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { Found } from "@/components/ui/form/search";
import { SearchMultiSelectField } from "@/components/ui/form/search-fields";
import { MultiSelectField, SelectField } from "@/components/ui/form/select-fields";
import { TextAreaField } from "@/components/ui/form/text-area-field";
import { TextField } from "@/components/ui/form/text-fields";
import { riskKinds as kinds } from "@/components/words/risk-kinds";
import { risks as words } from "@/components/words/risks";
import { editRisk, proposeRisk } from "./actions";
import { openContext } from "./find";
import { WhenLoaded } from "./loaded";
import type { Option } from "./option";
import { ThreatField } from "./threat-field";
import { type Loaded, type ThreatOption, usePeople, useThreats } from "./use-rows";
import { VoidsNote } from "./voids-note";

export interface RiskValues {
  readonly title: string;
  readonly cause: string;
  readonly event: string;
  readonly consequence: string;
  readonly threat: string | null;
  readonly properties: readonly string[];
  readonly assets: readonly string[];
  readonly owner: string | null;
  /** A risk, or an opportunity, which has a benefit and a check of its effect in place of scores. */
  readonly kind: "risk" | "opportunity";
  readonly benefit: string;
  readonly effectCheck: string;
  /** Issues and requirements that it comes from. */
  readonly context: readonly string[];
}
const BLANK: RiskValues = {
  kind: "risk",
  benefit: "",
  effectCheck: "",
  context: [],
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
  /** The same of what it comes from. */
  contexts?: readonly Found[];
  /** The acceptance that falls with what it binds. */
  bound?: string | undefined;
}

/** A risk proposed, or its words, assets or owner changed. */
export function RiskForm(props: RiskFormProps) {
  const { properties, risk, draft = {}, known = [], contexts = [], bound } = props;
  const lists = { threats: useThreats(), owners: usePeople("risk_owner") };
  const fields = (kind: RiskValues["kind"]) => (
    <Fields
      kind={kind}
      properties={properties}
      threats={lists.threats}
      assets={known}
      contexts={contexts}
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
            initial={valuesOf(risk.values)}
            done={words.edited}
          >
            {bound && <Effect risk={risk.id} before={risk.values} />}
            {fields(risk.values.kind)}
          </CommandForm>
        ) : (
          <CommandForm
            command={proposeRisk}
            initial={{ ...BLANK, ...draft }}
            submit={words.add}
            done={words.added}
            goTo={({ reference }) => `/risks/${reference}`}
          >
            <ChoiceField name="kind" label={kinds.kind} options={[...kinds.kinds]} />
            <ByKind>{fields}</ByKind>
          </CommandForm>
        )
      }
    </WhenLoaded>
  );
}

/** Says before saving whether other words or other assets void the acceptance in force. */
function Effect({ risk, before }: { risk: string; before: RiskValues }) {
  const now = [useFieldValue("cause"), useFieldValue("event"), useFieldValue("consequence")];
  const then = [before.cause, before.event, before.consequence];
  const assets = listOf(useFieldValue("assets"));
  const reads = then.some((text, at) => text !== String(now[at] ?? "").trim());
  const isMoved = assets.toSorted().join() !== before.assets.toSorted().join();
  const change = { risk, ...(reads && { words: true }), ...(isMoved && { assets }) };
  return <VoidsNote change={reads || isMoved ? change : null} />;
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What is asked follows from the kind that is chosen. */
function ByKind({ children }: { children: (kind: RiskValues["kind"]) => ReactNode }) {
  return children(useFieldValue("kind") === "opportunity" ? "opportunity" : "risk");
}

/** The kind of what is there stays; only what its kind has is sent. */
function valuesOf({ kind, benefit, effectCheck, assets, ...values }: RiskValues) {
  return kind === "risk" ? { ...values, assets } : { ...values, benefit, effectCheck };
}

interface FieldsProps {
  kind: RiskValues["kind"];
  contexts: readonly Found[];
  properties: readonly Option[];
  threats: Loaded<ThreatOption> | null;
  assets: readonly Found[];
  owners: readonly Option[];
}

function Fields({ kind, contexts, properties, threats, assets, owners }: FieldsProps) {
  const { fields } = words;
  const isRisk = kind === "risk";
  return (
    <>
      {isRisk && <ThreatField threats={threats?.rows ?? []} />}
      <TextField name="title" label={fields.title} required />
      <TextAreaField name="cause" label={fields.cause} description={fields.causeHelp} rows={2} />
      <TextAreaField
        name="event"
        label={fields.event}
        description={isRisk ? fields.eventHelp : kinds.fields.opportunityEvent}
        rows={2}
      />
      {isRisk ? (
        <>
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
        </>
      ) : (
        <OpportunityFields />
      )}
      <SearchMultiSelectField
        name="context"
        label={kinds.fields.context}
        description={kinds.fields.contextHelp}
        source={openContext}
        known={contexts}
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

const OpportunityFields = () => (
  <>
    <TextAreaField
      name="benefit"
      label={kinds.fields.benefit}
      description={kinds.fields.benefitHelp}
      rows={2}
    />
    <TextAreaField
      name="effectCheck"
      label={kinds.fields.effectCheck}
      description={kinds.fields.effectCheckHelp}
      rows={2}
    />
  </>
);
