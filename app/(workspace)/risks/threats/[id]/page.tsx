import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { ThreatActs } from "@/components/threats/acts";
import { threatChoices } from "@/components/threats/labels";
import { factsOf, KnownAs, Texts } from "@/components/threats/threat-view";
import { History } from "@/components/trail/history";
import { LinkButton } from "@/components/ui/link-button";
import { LinkList, RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { risks } from "@/components/words/risks";
import { threats as words } from "@/components/words/threats";
import { may, read, signedIn } from "@/lib/adapters/page";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { listRisks } from "@/lib/domain/risks/queries";
import { RISK_STATE_LABELS } from "@/lib/domain/risks/schema";
import { editThreat, retireThreat } from "@/lib/domain/risks/threats/commands";
import { getThreat } from "@/lib/domain/risks/threats/queries";
import type { ThreatDetail } from "@/lib/domain/risks/threats/schema";
import { recordHistory } from "@/lib/domain/trail/queries";

type Props = PageProps<"/risks/threats/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id) };
}

export default async function ThreatPage({ params }: Props) {
  const threat = await read(getThreat, { id: decodeURIComponent((await params).id) });
  const actor = await signedIn();
  const isOpen = threat.origin === "own" && !threat.retiredAt;
  const can = {
    edit: isOpen && may(actor, editThreat),
    retire: isOpen && may(actor, retireThreat),
  };
  const { sections } = words;
  return (
    <Page
      title={threat.title}
      lead={threat.id}
      status={threat.retiredAt && <StatusBadge tone="neutral">{words.retired}</StatusBadge>}
      breadcrumbs={[
        { href: "/risks", label: risks.title },
        { href: "/risks/threats", label: words.title },
      ]}
    >
      <RecordView
        facts={factsOf(threat)}
        acts={
          (can.edit || can.retire) && (
            <ThreatActs threat={threat} choices={threatChoices} can={can} />
          )
        }
      >
        <Section title={sections.description}>
          <TextBlock>{threat.description}</TextBlock>
        </Section>
        <Texts title={sections.vulnerabilities} lines={threat.vulnerabilities} />
        <Texts title={sections.treatments} lines={threat.treatments.map(({ action }) => action)} />
        <Section title={sections.controls}>
          <LinkList
            items={threat.controls.map((ref) => ({ href: `/controls/${ref}`, label: ref }))}
          />
        </Section>
        <KnownAs threat={threat} />
        <RisksOf threat={threat} />
        {may(actor, listProposals) && <ProposedFor threat={threat} />}
        {threat.internalId && may(actor, recordHistory) && (
          <History entity="threat" id={threat.internalId} />
        )}
      </RecordView>
    </Page>
  );
}

/** As many as a section bears; the register shows the rest. */
const SHOWN = 20;

async function RisksOf({ threat }: { threat: ThreatDetail }) {
  const { rows } = await read(listRisks, { threat: threat.id, size: SHOWN });
  return (
    <Section
      title={words.sections.risks}
      aside={
        rows.length === SHOWN && (
          <LinkButton href={`/risks?threat=${threat.id}`}>{risks.title}</LinkButton>
        )
      }
    >
      <LinkList
        items={rows.map(({ reference, title, state }) => ({
          ...{ href: `/risks/${reference}`, reference, label: title },
          note: RISK_STATE_LABELS[state],
        }))}
      />
    </Section>
  );
}

async function ProposedFor({ threat }: { threat: ThreatDetail }) {
  if (threat.origin === "own") return null;
  const { total } = await read(listProposals, { threat: threat.id, state: "proposed", size: 1 });
  return (
    <Section title={words.sections.proposals}>
      {total === 0 ? (
        <p>{words.noneProposed}</p>
      ) : (
        <LinkList
          items={[{ href: `/risks/proposals?threat=${threat.id}`, label: words.waiting(total) }]}
        />
      )}
    </Section>
  );
}
