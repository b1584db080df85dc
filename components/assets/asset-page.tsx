import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets as words } from "@/components/words/assets";
import { evaluations } from "@/components/words/evaluations";
import { flows } from "@/components/words/flows";
import { releases } from "@/components/words/releases";
import { read, signedIn, today } from "@/lib/adapters/page";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { AssetActs } from "./asset-acts";
import { AssetState } from "./badges";
import { assetOptions } from "./options";
import { assetRights } from "./rights";

interface AssetTab {
  /** What follows the asset's own address; empty for the first. */
  readonly path: "" | `/${string}`;
  readonly label: string;
  /** Left out: every kind has it. */
  readonly kinds?: readonly AssetRecord["kind"][];
}

/** The views of one asset, each a page of its own under `/assets/[ref]`. */
const TABS: readonly AssetTab[] = [
  { path: "", label: words.tabs.overview },
  { path: "/facts", label: words.tabs.facts },
  { path: "/evaluations", label: evaluations.tab, kinds: ["model"] },
  { path: "/releases", label: releases.title, kinds: ["model"] },
  { path: "/flows", label: flows.title },
  { path: "/risks", label: words.tabs.risks },
];

interface AssetPageProps {
  asset: AssetRecord;
  /** The path of the tab that is shown. */
  current: AssetTab["path"];
  children: ReactNode;
}

/** The frame of an asset's pages: name, state, what can be done now, and its views. */
export async function AssetPage({ asset, current, children }: AssetPageProps) {
  const can = assetRights(await signedIn(), asset);
  const options = can.edit || can.accept ? await choices() : null;
  const tabs = TABS.filter(({ kinds }) => kinds?.includes(asset.kind) ?? true)
    .filter(({ path }) => path !== "/risks" || can.readsRisks || can.readsControls)
    .map(({ path, label }) => ({ href: pathOf(asset, path), label }));
  return (
    <Page
      title={asset.name}
      lead={asset.reference}
      status={<AssetState state={asset.state} />}
      aside={<AssetActs asset={asset} options={options} can={can} today={today()} />}
      breadcrumbs={[{ href: "/assets", label: words.title }]}
    >
      {tabs.length > 1 && (
        <TabsNav label={words.tabs.label} tabs={tabs} current={pathOf(asset, current)} />
      )}
      {children}
    </Page>
  );
}

const pathOf = ({ reference }: AssetRecord, path: AssetTab["path"]) =>
  `/assets/${encodeURIComponent(reference)}${path}`;

async function choices() {
  const [people, environments] = await Promise.all([read(listPersonNames), read(listEnvironments)]);
  return assetOptions(people.rows, environments.rows);
}
