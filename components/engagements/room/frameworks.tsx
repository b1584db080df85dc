import { standingsOf } from "@/components/frameworks/frameworks-lists";
import { formatDay } from "@/components/ui/format";
import { PlainTable } from "@/components/ui/plain-table";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { frameworks as words } from "@/components/words/frameworks";
import { reading } from "@/components/words/room";
import { read } from "@/lib/adapters/page";
import { getFramework, listFrameworks } from "@/lib/domain/controls/frameworks/queries";
import { listRequirements } from "@/lib/domain/controls/frameworks/requirements/queries";
import {
  FRAMEWORK_STATE_LABELS,
  type FrameworkRecord,
  STANDING_LABELS,
} from "@/lib/domain/controls/frameworks/schema";
import { fact, linkTo, RoomPage, TableSection } from "./parts";
import type { ListProps, RecordProps, RoomSection } from "./section";

async function List({ base }: ListProps) {
  const { rows } = await read(listFrameworks);
  const here = rows.filter(({ id }) => id !== null);
  if (here.length === 0) return <p>{reading.empty(reading.places.frameworks)}</p>;
  return (
    <PlainTable
      label={reading.places.frameworks}
      head={words.head.slice(0, 4)}
      rows={here.map((row) => ({
        id: row.reference,
        cells: [
          linkTo(`${base}/frameworks/${row.reference}`, words.edition(row.title, row.edition)),
          row.state && FRAMEWORK_STATE_LABELS[row.state],
          row.requirements,
          standingsOf(row),
        ],
      }))}
    />
  );
}

/** A page shows as many; the list below it can be had whole by asking for the next. */
const SHOWN = 500;

async function Record({ base, id }: RecordProps) {
  const framework = await read(getFramework, { id });
  const { rows } = await read(listRequirements, { framework: framework.reference, size: SHOWN });
  const title = words.edition(framework.title, framework.edition);
  return (
    <RoomPage module="controls" base={base} path="frameworks" title={title}>
      <Rows>
        <Section title={reading.facts}>
          {framework.note && <TextBlock>{framework.note}</TextBlock>}
          <Facts facts={factsOf(framework)} />
        </Section>
        <TableSection
          title={words.requirements}
          head={[
            words.columns.requirement,
            words.columns.standing,
            words.columns.why,
            words.columns.controls,
          ]}
          rows={rows.map(({ id: key, ref, title: asks, standing, why, controls }) => ({
            id: key,
            cells: [
              `${ref} ${asks}`,
              STANDING_LABELS[standing],
              why,
              controls.map(({ reference }, at) => (
                <span key={reference}>
                  {at > 0 && ", "}
                  {linkTo(`${base}/controls/${reference}`, reference)}
                </span>
              )),
            ],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (framework: FrameworkRecord) => [
  ...fact(reading.state, FRAMEWORK_STATE_LABELS[framework.state]),
  ...fact(words.facts.requirements, `${framework.requirements}`),
  ...fact(words.head[3], standingsOf(framework)),
  ...fact(words.facts.inForce, framework.inForceAt && formatDay(framework.inForceAt)),
  ...fact(words.facts.editions, framework.editions.map(({ reference }) => reference).join(", ")),
];

export const frameworksSection: RoomSection<"controls"> = { module: "controls", List, Record };
