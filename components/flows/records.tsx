import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Day } from "@/components/ui/time";
import { flows as words } from "@/components/words/flows";
import { CLASSIFICATION_LABELS, PERSONAL_DATA_LABELS } from "@/lib/domain/assets/schema";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import type { ExceptionRow } from "@/lib/domain/flows/exceptions/schema";
import {
  CROSSING_LABELS,
  type FlowEnd,
  type FlowRecord,
  type FlowRow,
} from "@/lib/domain/flows/schema";
import { ExceptionState, ProtectionBadge } from "./badges";

/** An end with its place. */
export function End({ end: { name, asset, zone, environment } }: { end: FlowEnd }) {
  const place = [zone?.name, environment?.name].filter(Boolean).join(", ");
  return (
    <>
      {asset ? <Link href={`/assets/${asset.reference}`}>{name}</Link> : name}
      {place && ` (${place})`}
    </>
  );
}

const carriedBy = ({ carriesSecrets, carriesWeights }: FlowRecord) =>
  [carriesSecrets && words.secrets, carriesWeights && words.weights].filter(Boolean).join(", ") ||
  words.neither;

/** Terms of a flow with their values. */
export const flowFacts = (flow: FlowRecord) => [
  { term: words.facts.from, value: <End end={flow.from} /> },
  { term: words.facts.to, value: <End end={flow.to} /> },
  { term: words.fields.data, value: flow.data },
  { term: words.fields.classification, value: CLASSIFICATION_LABELS[flow.classification] },
  { term: words.fields.personalData, value: PERSONAL_DATA_LABELS[flow.personalData] },
  { term: words.facts.carries, value: carriedBy(flow) },
  { term: words.columns.crosses, value: CROSSING_LABELS[flow.crosses] },
  { term: words.fields.protocol, value: flow.protocol },
  { term: words.fields.encryption, value: flow.encryption },
  { term: words.fields.authentication, value: flow.authentication },
  { term: words.fields.place, value: flow.place },
  { term: words.facts.scope, value: flow.inScope ? words.inside : words.outside },
  { term: words.facts.owner, value: flow.owner?.name },
];

/** The controls linked to a flow, each with how it stands. */
export function Guards({ controls }: Pick<FlowRow, "controls">) {
  if (controls.length === 0) return <p>{words.noControls}</p>;
  return (
    <PlainTable
      label={words.sections.controls}
      head={words.controlHead}
      rows={controls.map(({ id, reference, title, state }) => ({
        id,
        cells: [
          <Link key="control" href={`/controls/${reference}`}>
            {reference} {title}
          </Link>,
          OPERATING_STATE_LABELS[state],
        ],
      }))}
    />
  );
}

/** Flows that begin or end at one asset. */
export function FlowsOf({ flows }: { flows: readonly FlowRow[] }) {
  if (flows.length === 0) return <p>{words.noFlows}</p>;
  return (
    <PlainTable
      label={words.sections.flows}
      head={words.flowHead}
      rows={flows.map((flow) => ({
        id: flow.id,
        cells: [
          <Link key="flow" href={`/assets/flows/${flow.reference}`}>
            {flow.name}
          </Link>,
          <End key="from" end={flow.from} />,
          <End key="to" end={flow.to} />,
          flow.data,
          CROSSING_LABELS[flow.crosses],
          <ProtectionBadge key="protection" protection={flow.protection} />,
        ],
      }))}
    />
  );
}

/** What was asked for and allowed. */
export function Exceptions({ exceptions }: { exceptions: readonly ExceptionRow[] }) {
  const { exception } = words;
  if (exceptions.length === 0) return <p>{exception.none}</p>;
  return (
    <PlainTable
      label={words.sections.exceptions}
      head={exception.head}
      rows={exceptions.map((one) => ({
        id: one.id,
        cells: [
          <Link key="exception" href={`/assets/flows/exceptions/${one.reference}`}>
            {one.reference}
          </Link>,
          <ExceptionState key="state" state={one.state} />,
          one.requestedBy.name,
          <Day key="until" value={one.validUntil} />,
          one.reason,
        ],
      }))}
    />
  );
}
