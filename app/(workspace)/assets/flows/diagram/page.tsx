import type { Metadata } from "next";
import { FlowDiagram } from "@/components/flows/diagram/diagram";
import { drawn } from "@/components/flows/diagram/scene";
import { flowRights } from "@/components/flows/rights";
import { FlowTabs } from "@/components/flows/tabs";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { flows } from "@/components/words/flows";
import { layoutOf } from "@/lib/adapters/diagram";
import { read, signedIn } from "@/lib/adapters/page";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import { readDiagram } from "@/lib/domain/flows/diagram/queries";
import { PROTECTION_LABELS } from "@/lib/domain/flows/schema";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { AppError } from "@/lib/kernel/errors";

const words = flows.drawing;
const HERE = "/assets/flows/diagram";
export const metadata: Metadata = { title: words.title };

const LABELS = {
  classes: CLASSIFICATION_LABELS,
  protections: PROTECTION_LABELS,
  kinds: { ...ASSET_KIND_LABELS, party: words.party },
};

export default async function DiagramPage({ searchParams }: PageProps<"/assets/flows/diagram">) {
  const environment = [(await searchParams).environment].flat()[0];
  const [diagram, environments, actor] = await Promise.all([
    read(readDiagram, environment ? { environment } : {}),
    read(listEnvironments, { sort: "tier" }),
    signedIn(),
  ]);
  const layout = await layoutOf(diagram).catch(unlessTooMuch);
  const tabs = [
    { href: HERE, label: words.everything },
    ...environments.rows.map(({ reference, name }) => ({ href: hrefOf(reference), label: name })),
  ];
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <FlowTabs current="/assets/flows/diagram" />
        <TabsNav label={words.environment} tabs={tabs} current={hrefOf(environment)} />
        {!layout && <Note tone="warn" title={words.tooMuch} />}
        {diagram.isCut && <Note tone="warn" title={words.cut} />}
        {diagram.edges.length === 0 ? (
          <Empty title={words.empty} body={words.emptyBody} />
        ) : (
          layout && (
            <FlowDiagram
              scene={drawn(diagram, layout)}
              labels={LABELS}
              mayMove={flowRights(actor).arrange}
              isArranged={diagram.positions.length > 0}
            />
          )
        )}
        <p>
          <Link href="/assets/flows">{words.table}</Link>
        </p>
      </Rows>
    </Page>
  );
}

/** A picture that cannot be made in time is none; the table says the same. */
function unlessTooMuch(error: unknown) {
  if (error instanceof AppError && error.code === "unavailable") return null;
  throw error;
}

const hrefOf = (environment: string | undefined) =>
  environment ? `${HERE}?environment=${environment}` : HERE;
