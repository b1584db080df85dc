import type { Metadata } from "next";
import { putInForce } from "@/components/frameworks/actions";
import { DifferenceLines } from "@/components/frameworks/difference-lines";
import { frameworkPath } from "@/components/frameworks/paths";
import { Page } from "@/components/shell/page";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Empty } from "@/components/ui/empty";
import { Rows, Section } from "@/components/ui/section";
import { frameworks, differences as words } from "@/components/words/frameworks";
import { allowed, read } from "@/lib/adapters/page";
import { putInForce as puttingInForce } from "@/lib/domain/controls/frameworks/editions/commands";
import { getDifference } from "@/lib/domain/controls/frameworks/editions/queries";
import {
  type DifferenceRecord,
  LINE_LABELS,
  LINE_TONES,
} from "@/lib/domain/controls/frameworks/editions/schema";
import { getFramework } from "@/lib/domain/controls/frameworks/queries";
import type { FrameworkRecord } from "@/lib/domain/controls/frameworks/schema";

interface DifferencePageProps {
  params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: DifferencePageProps): Promise<Metadata> {
  return { title: words.title(decodeURIComponent((await params).key)) };
}

/** What an edition changes from the one before; while it is a draft an officer settles each line. */
export default async function DifferencePage({ params }: DifferencePageProps) {
  const id = decodeURIComponent((await params).key);
  const framework = await read(getFramework, { id });
  const difference = await read(getDifference, { id });
  const can = await allowed({ decide: puttingInForce });
  const { former } = difference;
  const mayDecide = can.decide && framework.state === "draft";
  return (
    <Page
      title={words.title(framework.reference)}
      lead={former && words.lead(former.reference)}
      breadcrumbs={[
        { href: "/controls/frameworks", label: frameworks.title },
        {
          href: frameworkPath(framework.reference),
          label: frameworks.edition(framework.title, framework.edition),
        },
      ]}
      aside={mayDecide && <PutInForce framework={framework} open={difference.open} />}
    >
      {former ? <Lines {...{ difference, mayDecide }} /> : <Empty title={words.none} />}
    </Page>
  );
}

interface LinesProps {
  difference: DifferenceRecord;
  mayDecide: boolean;
}
function Lines({ difference, mayDecide }: LinesProps) {
  const { counts, framework, lines, formers } = difference;
  const kinds = Object.entries(LINE_LABELS).flatMap(([kind, label]) => {
    const n = Object.entries(counts).find(([one]) => one === kind)?.[1] ?? 0;
    return n > 0 ? [words.kinds(label, n)] : [];
  });
  return (
    <Rows>
      <p>{kinds.join(", ")}</p>
      <Section title={words.lines}>
        <DifferenceLines
          difference={{ framework, lines, formers }}
          labels={LINE_LABELS}
          tones={LINE_TONES}
          mayDecide={mayDecide}
        />
      </Section>
    </Rows>
  );
}

const PutInForce = ({ framework, open }: { framework: FrameworkRecord; open: number }) => (
  <ConfirmButton
    label={words.putInForce}
    body={words.putInForceBody}
    command={putInForce}
    input={{ id: framework.id, version: framework.version }}
    done={words.inForce}
    goTo={frameworkPath(framework.reference)}
    variant="filled"
    disabledReason={open > 0 ? frameworks.draft(open) : undefined}
  />
);
