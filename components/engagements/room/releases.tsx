import { optionsOf } from "@/components/audits/option";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { getRelease, listReleases } from "@/lib/domain/releases/queries";
import {
  CONFIGURATION_LABELS,
  RELEASE_STATE_LABELS,
  type ReleaseRecord,
} from "@/lib/domain/releases/schema";
import { block, day, fact, linkTo, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { releases: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listReleases, searchParams);
  return (
    <RoomTable
      {...page}
      name="releases"
      label={reading.places.releases}
      empty={reading.empty(reading.places.releases)}
      filters={[{ name: "state", label: reading.state, options: optionsOf(RELEASE_STATE_LABELS) }]}
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "model", header: words.model },
        { id: "release", header: words.release },
        { id: "state", header: reading.state },
        { id: "environment", header: reading.assets.environment },
        { id: "approved", header: words.approvedAt },
        { id: "deployed", header: words.deployedAt },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/releases/${one.reference}`,
        cells: {
          reference: one.reference,
          model: one.asset.name,
          release: one.release,
          state: RELEASE_STATE_LABELS[one.state],
          environment: one.environment?.name,
          approved: day(one.approvedAt),
          deployed: day(one.deployedAt),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const release = await read(getRelease, { id });
  return (
    <RoomPage
      module="assets"
      base={base}
      path="releases"
      title={`${release.asset.name} ${release.release}`}
    >
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(release, base)} />
        </Section>
        <TableSection
          title={words.criteria}
          head={[words.suite, words.metric, words.asked, words.found, words.result]}
          rows={release.verdicts.map((one) => ({
            id: `${one.suite} ${one.metric} ${one.evaluation}`,
            cells: [
              one.suite,
              one.metric,
              words.comparison[one.comparison](one.threshold),
              one.value,
              one.met ? words.met : words.missed,
            ],
          }))}
        />
        <TableSection
          title={words.refusals}
          head={[reading.scope.on, reading.scope.by, words.rule, reading.scope.reason]}
          rows={release.refusals.map((one) => ({
            id: `${one.at} ${one.action}`,
            cells: [day(one.at), one.by?.name, one.rule, one.text],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (one: ReleaseRecord, base: string) => [
  ...fact(words.model, linkTo(`${base}/assets/${one.asset.reference}`, one.asset.name)),
  ...fact(reading.state, RELEASE_STATE_LABELS[one.state]),
  ...block(words.digest, one.digest),
  ...block(words.served, one.servedDigest),
  ...block(CONFIGURATION_LABELS.template, one.configuration.template),
  ...block(CONFIGURATION_LABELS.systemPrompt, one.configuration.systemPrompt),
  ...block(CONFIGURATION_LABELS.guardrails, one.configuration.guardrails),
  ...block(CONFIGURATION_LABELS.launchFlags, one.configuration.launchFlags),
  ...fact(words.authors, one.authors.map(({ name }) => name).join(", ")),
  ...fact(words.base, one.base && linkTo(`${base}/assets/${one.base.reference}`, one.base.name)),
  ...fact(words.data, one.data.map(({ said, asset }) => asset?.name ?? said).join(", ")),
  ...fact(words.licence, one.licence),
  ...block(words.weaknesses, one.weaknesses),
  ...fact(words.evaluated, day(one.evaluatedAt)),
  ...fact(words.approvedBy, one.approvedBy?.name),
  ...fact(words.approvedAt, day(one.approvedAt)),
  ...fact(words.deployedAt, day(one.deployedAt)),
  ...fact(words.rollback, one.rollbackTo),
];

export const releasesSection: RoomSection<"assets"> = { module: "assets", List, Record };
