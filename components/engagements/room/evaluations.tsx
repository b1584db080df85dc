import { optionsOf } from "@/components/audits/option";
import { outcomeOf } from "@/components/evaluations/labels";
import { Judged, Results } from "@/components/evaluations/results";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { evaluations as words } from "@/components/words/evaluations";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { getEvaluation, listEvaluations } from "@/lib/domain/assets/evaluations/queries";
import {
  COUNTS_LABELS,
  EVALUATION_KIND_LABELS,
  type EvaluationRecord,
} from "@/lib/domain/assets/evaluations/schema";
import { block, day, fact, linkTo, RoomPage } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const countsOf = (counts: boolean) => COUNTS_LABELS[counts ? "yes" : "no"];

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listEvaluations, searchParams);
  return (
    <RoomTable
      {...page}
      name="evaluations"
      label={words.title}
      empty={reading.empty(words.title)}
      filters={[
        { name: "kind", label: words.filters.kind, options: optionsOf(EVALUATION_KIND_LABELS) },
        { name: "counts", label: words.filters.counts, options: optionsOf(COUNTS_LABELS) },
      ]}
      defaultSort="-ranAt"
      columns={[
        { id: "reference", header: reading.reference, sort: "reference" },
        { id: "suite", header: words.columns.suite },
        { id: "asset", header: words.facts.asset },
        { id: "kind", header: words.columns.kind },
        { id: "ranAt", header: words.columns.ranAt, sort: "ranAt" },
        { id: "passed", header: words.columns.passed },
        { id: "counts", header: words.columns.counts },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/evaluations/${one.reference}`,
        cells: {
          reference: one.reference,
          suite: one.suite,
          asset: one.asset.name,
          kind: EVALUATION_KIND_LABELS[one.kind],
          ranAt: day(one.ranAt),
          passed: outcomeOf(one).label,
          counts: countsOf(one.counts),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const found = await read(getEvaluation, { id });
  const title = `${found.reference} ${found.suite}`;
  return (
    <RoomPage module="assets" base={base} path="evaluations" title={title}>
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(found, base)} />
        </Section>
        {found.verdict && <Judged judgements={found.judgements} />}
        <Results results={found.results} />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (one: EvaluationRecord, base: string) => [
  ...fact(words.facts.asset, linkTo(`${base}/assets/${one.asset.reference}`, one.asset.name)),
  ...fact(words.columns.kind, EVALUATION_KIND_LABELS[one.kind]),
  ...fact(words.columns.ranAt, day(one.ranAt)),
  ...fact(words.columns.passed, outcomeOf(one).label),
  ...fact(words.columns.counts, `${countsOf(one.counts)}. ${one.why}`),
  ...block(words.columns.digest, one.digest),
  ...fact(words.columns.harness, `${one.harness} ${one.harnessVersion}`.trim()),
  ...block(words.facts.data, one.data),
  ...fact(words.facts.seed, one.seed),
  ...block(words.facts.source, one.source),
  ...fact(words.columns.addedBy, one.addedBy.name),
];

export const evaluationsSection: RoomSection<"assets"> = { module: "assets", List, Record };
