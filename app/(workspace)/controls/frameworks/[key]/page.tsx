import type { Metadata } from "next";
import { FrameworkActs, factsOf, Remarks } from "@/components/frameworks/framework-view";
import { requirementLabels } from "@/components/frameworks/labels";
import { RequirementsTable } from "@/components/frameworks/requirements-table";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { frameworks as words } from "@/components/words/frameworks";
import { ui } from "@/components/words/ui";
import { may, read, readList, signedIn } from "@/lib/adapters/page";
import { takeBackFramework } from "@/lib/domain/controls/frameworks/commands";
import { getFramework } from "@/lib/domain/controls/frameworks/queries";
import { listRequirements } from "@/lib/domain/controls/frameworks/requirements/queries";
import {
  FRAMEWORK_STATE_LABELS,
  FRAMEWORK_STATE_TONES,
} from "@/lib/domain/controls/frameworks/schema";
import { recordHistory } from "@/lib/domain/trail/queries";

interface FrameworkPageProps {
  params: Promise<{ key: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: FrameworkPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key) };
}

/** One edition: its requirements, how each stands, and what is missing. */
export default async function FrameworkPage({ params, searchParams }: FrameworkPageProps) {
  const framework = await read(getFramework, { id: decodeURIComponent((await params).key) });
  const { reference, state } = framework;
  const list = await readList(listRequirements, searchParams, { framework: reference });
  const actor = await signedIn();
  return (
    <Page
      title={words.edition(framework.title, framework.edition)}
      status={
        <StatusBadge tone={FRAMEWORK_STATE_TONES[state]}>
          {FRAMEWORK_STATE_LABELS[state]}
        </StatusBadge>
      }
      breadcrumbs={[{ href: "/controls/frameworks", label: words.title }]}
      aside={may(actor, takeBackFramework) && <FrameworkActs framework={framework} />}
    >
      <Rows>
        <Remarks framework={framework} />
        <RequirementsTable {...list} framework={reference} labels={requirementLabels} />
        <Section title={ui.record.facts}>
          <Facts facts={factsOf(framework)} />
        </Section>
        {may(actor, recordHistory) && <History entity="framework" id={framework.id} />}
      </Rows>
    </Page>
  );
}
