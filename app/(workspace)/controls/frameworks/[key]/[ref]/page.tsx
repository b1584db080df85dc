import type { Metadata } from "next";
import { MapAct } from "@/components/frameworks/map-act";
import { frameworkPath } from "@/components/frameworks/paths";
import { Answers, Around, Asks, requirementFacts } from "@/components/frameworks/requirement-view";
import { Page } from "@/components/shell/page";
import { RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { frameworks as words } from "@/components/words/frameworks";
import { allowed, read } from "@/lib/adapters/page";
import { mapRequirement } from "@/lib/domain/controls/frameworks/requirements/commands";
import { getRequirement } from "@/lib/domain/controls/frameworks/requirements/queries";
import type { RequirementRecord } from "@/lib/domain/controls/frameworks/requirements/schema";
import { STANDING_LABELS, STANDING_TONES } from "@/lib/domain/controls/frameworks/schema";
import { listControls } from "@/lib/domain/controls/queries";

interface RequirementPageProps {
  params: Promise<{ key: string; ref: string }>;
}

export async function generateMetadata({ params }: RequirementPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

/** One requirement: what it asks, what answers it and how that stands. */
export default async function RequirementPage({ params }: RequirementPageProps) {
  const { key, ref } = await params;
  const asked = { id: decodeURIComponent(key), ref: decodeURIComponent(ref) };
  const requirement = await read(getRequirement, asked);
  const { framework, standing, isHeading, state } = requirement;
  const can = await allowed({ map: mapRequirement });
  return (
    <Page
      title={`${requirement.ref} ${requirement.title}`}
      status={
        <StatusBadge tone={STANDING_TONES[standing]}>{STANDING_LABELS[standing]}</StatusBadge>
      }
      breadcrumbs={[
        { href: "/controls/frameworks", label: words.title },
        {
          href: frameworkPath(framework.reference),
          label: words.edition(framework.title, framework.edition),
        },
      ]}
    >
      <RecordView
        facts={requirementFacts(requirement)}
        acts={can.map && !isHeading && state !== "superseded" && <Mapping {...{ requirement }} />}
      >
        <Asks requirement={requirement} />
        <Answers requirement={requirement} />
        <Around requirement={requirement} />
      </RecordView>
    </Page>
  );
}

/** There are few controls: all of them are offered. */
const ALL = 500;

async function Mapping({ requirement }: { requirement: RequirementRecord }) {
  const { id, version, controls } = requirement;
  const { rows } = await read(listControls, { size: ALL });
  return (
    <MapAct
      id={id}
      version={version}
      chosen={controls.map(({ reference }) => reference)}
      options={rows.map(({ reference, title }) => ({
        value: reference,
        label: `${reference} ${title}`,
      }))}
    />
  );
}
