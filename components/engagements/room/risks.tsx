import { optionsOf } from "@/components/audits/option";
import { PlanApprovals } from "@/components/risks/plan/plan-approvals";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { riskKinds as kinds } from "@/components/words/risk-kinds";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { getRisk } from "@/lib/domain/risks/details/queries";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { readPlanApprovals } from "@/lib/domain/risks/plans/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import {
  BAND_LABELS,
  OPTION_LABELS,
  PROPERTY_LABELS,
  RISK_STATE_LABELS,
  type RiskRow,
} from "@/lib/domain/risks/schema";
import { block, day, fact, RoomPage } from "./parts";
import { RiskTables } from "./risk-tables";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { risks: words } = reading;

/** `20 Critical`; not assessed yet is nothing. */
export const scored = (value: RiskRow["current"]) =>
  value && `${value.score} ${BAND_LABELS[value.band]}`;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listRisks, searchParams);
  return (
    <RoomTable
      {...page}
      name="risks"
      label={MODULE_LABELS.risk}
      empty={reading.empty(MODULE_LABELS.risk)}
      defaultSort="-score"
      filters={[
        { name: "state", label: reading.state, options: optionsOf(RISK_STATE_LABELS) },
        { name: "band", label: words.current, options: optionsOf(BAND_LABELS) },
      ]}
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "title", header: reading.title, sort: "title" },
        { id: "owner", header: reading.owner },
        { id: "inherent", header: words.inherent, sort: "inherent" },
        { id: "current", header: words.current, sort: "score" },
        { id: "residual", header: words.residual, sort: "residual" },
        { id: "option", header: words.option },
        { id: "state", header: reading.state },
        { id: "next", header: reading.next, sort: "nextReview" },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/risks/${one.reference}`,
        cells: {
          ...{ reference: one.reference, title: one.title, owner: one.owner.name },
          inherent: scored(one.inherent),
          current: scored(one.current),
          residual: scored(one.residual),
          option: one.option && OPTION_LABELS[one.option],
          state: RISK_STATE_LABELS[one.state],
          next: day(one.nextReview),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const risk = await read(getRisk, { id });
  const approvals = await read(readPlanApprovals, { id });
  const title = `${risk.reference} ${risk.title}`;
  return (
    <RoomPage module="risk" base={base} path="risks" title={title}>
      <Rows>
        <Section title={words.scenario}>
          <Facts facts={factsOf(risk)} />
        </Section>
        <RiskTables risk={risk} base={base} />
        {approvals.approvals.length > 0 && (
          <Section title={words.planApprovals}>
            <PlanApprovals {...approvals} bare />
          </Section>
        )}
      </Rows>
    </RoomPage>
  );
}

const factsOf = (risk: RiskDetail) => [
  ...block(words.cause, risk.cause),
  ...block(words.event, risk.event),
  ...block(words.consequence, risk.consequence),
  ...block(kinds.fields.benefit, risk.benefit),
  ...block(kinds.fields.effectCheck, risk.effectCheck),
  ...fact(
    kinds.comesFrom,
    risk.context.map(({ reference, title }) => `${reference} ${title}`).join("; "),
  ),
  ...fact(words.threat, risk.threat?.title),
  ...fact(words.properties, risk.properties.map(lossWords).join(", ")),
  ...fact(reading.owner, risk.owner.name),
  ...fact(reading.state, RISK_STATE_LABELS[risk.state]),
  ...fact(words.option, risk.option && OPTION_LABELS[risk.option]),
  ...fact(words.inherent, scored(risk.inherent)),
  ...fact(words.current, scored(risk.current)),
  ...fact(words.residual, scored(risk.residual)),
  ...fact(words.method, risk.method),
  ...fact(words.assessed, day(risk.assessedAt)),
  ...fact(reading.next, day(risk.nextReview)),
];

const isProperty = (one: string): one is keyof typeof PROPERTY_LABELS => one in PROPERTY_LABELS;
const lossWords = (one: string) => (isProperty(one) ? PROPERTY_LABELS[one] : one);

export const risksSection: RoomSection<"risk"> = { module: "risk", List, Record };
