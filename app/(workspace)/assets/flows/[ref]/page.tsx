import type { Metadata } from "next";
import { EditFlowAct, RetireFlowAct } from "@/components/flows/acts";
import { AddRiskFor } from "@/components/flows/add-risk-for";
import { FlowState, ProtectionBadge } from "@/components/flows/badges";
import { Breaches } from "@/components/flows/breaches";
import { flowOptions } from "@/components/flows/labels";
import { ProposedRisks } from "@/components/flows/proposed-risks";
import { Exceptions, flowFacts, Guards } from "@/components/flows/records";
import { type FlowRights, flowRights } from "@/components/flows/rights";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { Note } from "@/components/ui/note";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { flows as words } from "@/components/words/flows";
import { read, signedIn } from "@/lib/adapters/page";
import { listExceptions } from "@/lib/domain/flows/exceptions/queries";
import { getFlow } from "@/lib/domain/flows/queries";
import type { FlowRecord } from "@/lib/domain/flows/schema";
import { listBreaches, listProposedFor } from "@/lib/domain/flows/separation/queries";
import { THREAT_OF_CROSSING } from "@/lib/domain/flows/separation/rules";
import { listZones } from "@/lib/domain/scope/zones/queries";

export async function generateMetadata({
  params,
}: PageProps<"/assets/flows/[ref]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function FlowPage({ params, searchParams }: PageProps<"/assets/flows/[ref]">) {
  const flow = await read(getFlow, { id: decodeURIComponent((await params).ref) });
  const wantsRisk = [(await searchParams).add].flat()[0] === "risk";
  const can = flowRights(await signedIn());
  return (
    <Page
      title={flow.name}
      lead={flow.reference}
      status={
        <>
          <FlowState state={flow.state} />
          <ProtectionBadge protection={flow.protection} />
        </>
      }
      aside={flow.state === "active" && <Acts flow={flow} can={can} />}
      breadcrumbs={[{ href: "/assets/flows", label: words.title }]}
    >
      <RecordView facts={flowFacts(flow)} next={nextOf(flow)}>
        {flow.retirement && (
          <Section title={words.sections.retired}>
            <TextBlock>{flow.retirement}</TextBlock>
          </Section>
        )}
        {can.readsRisks ? (
          <Judged flow={flow} can={can} opened={wantsRisk} />
        ) : (
          <Boundary flow={flow} />
        )}
        {flow.state === "active" && <Contradictions said={flow.contradictions} />}
        <Section title={words.sections.controls}>
          <Guards controls={flow.controls} />
        </Section>
        {flow.withheld !== "" && (
          <Section title={words.sections.withheld}>
            <TextBlock>{flow.withheld}</TextBlock>
          </Section>
        )}
        {flow.purpose !== "" && (
          <Section title={words.sections.purpose}>
            <TextBlock>{flow.purpose}</TextBlock>
          </Section>
        )}
        {can.history && <History entity="data_flow" id={flow.id} />}
      </RecordView>
    </Page>
  );
}

const nextOf = ({ state, protection }: FlowRecord) =>
  state === "active" && protection === "unprotected"
    ? { what: words.next.protect, who: words.next.owner }
    : null;

/** Its own word against its source's. */
const Contradictions = ({ said }: { said: readonly string[] }) =>
  said.length > 0 && (
    <Note tone="warn" title={words.contradiction}>
      {said.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <p>{words.contradictionWay}</p>
    </Note>
  );

async function Acts({ flow, can }: { flow: FlowRecord; can: FlowRights }) {
  const zones = can.edit ? await read(listZones, { size: 500 }) : { rows: [] };
  return (
    <>
      {can.edit && <EditFlowAct flow={flow} options={flowOptions(zones.rows)} />}
      {can.retire && <RetireFlowAct id={flow.id} version={flow.version} />}
    </>
  );
}

const Boundary = ({ flow, children }: { flow: FlowRecord; children?: React.ReactNode }) => (
  <Section title={words.sections.boundary} aside={children}>
    <Note tone={flow.protection === "unprotected" ? "bad" : "ok"} title={flow.why.crossing}>
      <p>{flow.why.protection}</p>
    </Note>
  </Section>
);

/** What the rules say of it, what was allowed, and the risks that come of it. */
async function Judged({
  flow,
  can,
  opened,
}: {
  flow: FlowRecord;
  can: FlowRights;
  opened: boolean;
}) {
  const [breaches, proposed, exceptions] = await Promise.all([
    read(listBreaches, { flow: flow.id }),
    read(listProposedFor, { about: [flow.id] }),
    read(listExceptions, { flow: flow.id, size: 50 }),
  ]);
  const isOpen = flow.state === "active" && flow.protection === "unprotected";
  return (
    <>
      <Boundary flow={flow}>
        {isOpen && can.addRisk && (
          <AddRiskFor
            proposed={proposed.rows.find(({ threat }) => threat === THREAT_OF_CROSSING) ?? null}
            name={flow.name}
            why={`${flow.why.crossing} ${flow.why.protection}`}
            threat={THREAT_OF_CROSSING}
            end={flow.from.asset ? flow.from : flow.to}
            opened={opened}
          />
        )}
      </Boundary>
      <Section title={words.sections.separation}>
        <Breaches breaches={breaches.rows} can={can} />
      </Section>
      <Section title={words.sections.risks}>
        <ProposedRisks proposed={proposed.rows} />
      </Section>
      {exceptions.rows.length > 0 && (
        <Section title={words.sections.exceptions}>
          <Exceptions exceptions={exceptions.rows} />
        </Section>
      )}
    </>
  );
}
