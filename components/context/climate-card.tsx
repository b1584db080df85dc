import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { Day } from "@/components/ui/time";
import { context as words } from "@/components/words/context";
import { allowed, read } from "@/lib/adapters/page";
import { listClimateDecisions } from "@/lib/domain/context/climate/queries";
import type { ClimateDecision } from "@/lib/domain/context/climate/schema";
import { ClimateAct } from "./acts";
import { contextActs } from "./rights";

const { climate } = words;

/** Whether climate change is relevant (4.1): the decision that counts, and those before it. */
export async function ClimateCard() {
  const can = await allowed({ decide: contextActs.climate });
  const { rows } = await read(listClimateDecisions, { size: 50 });
  const [latest, ...former] = rows;
  return (
    <Section
      title={words.sections.climate}
      aside={can.decide && <ClimateAct again={latest !== undefined} />}
    >
      {latest ? (
        <Decision decision={latest} />
      ) : (
        <Note tone="warn" title={climate.undecided}>
          {climate.undecidedBody}
        </Note>
      )}
      {former.length > 0 && <Former decisions={former} />}
    </Section>
  );
}

const said = ({ relevant }: ClimateDecision) => (relevant ? climate.relevant : climate.notRelevant);

function Decision({ decision }: { decision: ClimateDecision }) {
  const { reason, risks, by, at } = decision;
  return (
    <>
      <p>
        <strong>{said(decision)}</strong> {climate.by(by.name, formatDay(at))}
      </p>
      <TextBlock>{reason}</TextBlock>
      {risks.length > 0 && (
        <p>
          {climate.risks}:{" "}
          {risks.map((reference) => (
            <Link key={reference} href={`/risks/${reference}`}>
              {reference}{" "}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

const Former = ({ decisions }: { decisions: readonly ClimateDecision[] }) => (
  <details>
    <summary>{words.sections.climateHistory}</summary>
    <PlainTable
      label={words.sections.climateHistory}
      head={climate.head}
      rows={decisions.map((one) => ({
        id: one.id,
        cells: [<Day key="at" value={one.at} />, one.by.name, said(one), one.reason],
      }))}
    />
  </details>
);
