import { Level } from "@/components/risks/level";
import { formatCount } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { acceptances as voiding } from "@/components/words/acceptances";
import { method as words } from "@/components/words/method";
import type { MethodEffect } from "@/lib/domain/risks/method/effect/schema";
import { editionPath } from "./paths";

const said = words.effect;
const riskPath = (reference: string) => `/risks/${reference}`;

/** What applying an edition would change, before anybody applies it. */
export function Effect({ effect }: { effect: MethodEffect }) {
  if (effect.risks === 0) return <p>{said.none}</p>;
  const { count } = effect.acceptances;
  return (
    <>
      {count > 0 && (
        <Note tone="warn" title={voiding.voids(count, false)}>
          <p>{said.fall}</p>
        </Note>
      )}
      <Section title={said.from}>
        <PlainTable
          label={said.from}
          head={said.fromHead}
          rows={effect.from.map(({ edition, risks, changesScores }) => ({
            id: edition,
            cells: [
              <Link key="edition" href={editionPath(edition)}>
                {edition}
              </Link>,
              formatCount(risks),
              changesScores ? said.mayMove : said.stay,
            ],
          }))}
        />
      </Section>
      <Section title={said.levels}>
        <Levels effect={effect} />
      </Section>
      <Section title={said.acceptances}>
        <Acceptances acceptances={effect.acceptances} />
      </Section>
    </>
  );
}

function Levels({ effect: { levels } }: { effect: MethodEffect }) {
  const { moved, worse, better, rows } = levels;
  return (
    <>
      <p>{moved === 0 ? said.nothingMoves : said.moved(moved, worse, better)}</p>
      {rows.length < moved && <p>{said.first(rows.length)}</p>}
      {rows.length > 0 && (
        <PlainTable
          label={said.levels}
          head={said.head}
          rows={rows.map(({ id, reference, title, edition, before, after }) => ({
            id,
            cells: [
              <Link key="risk" href={riskPath(reference)}>
                {reference} {title}
              </Link>,
              edition,
              <Level key="current" level={before.current} />,
              <Level key="currentThen" level={after.current} />,
              <Level key="residual" level={before.residual} />,
              <Level key="residualThen" level={after.residual} />,
            ],
          }))}
        />
      )}
    </>
  );
}

function Acceptances({ acceptances: { count, rows } }: Pick<MethodEffect, "acceptances">) {
  if (count === 0) return <p>{said.noneFall}</p>;
  return (
    <>
      {rows.length < count && <p>{said.first(rows.length)}</p>}
      <PlainTable
        label={said.acceptances}
        head={said.acceptanceHead}
        rows={rows.map(({ id, reference, risk, score }) => ({
          id,
          cells: [
            reference,
            <Link key="risk" href={riskPath(risk.reference)}>
              {risk.reference} {risk.title}
            </Link>,
            score,
          ],
        }))}
      />
    </>
  );
}
