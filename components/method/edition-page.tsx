import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { method as words } from "@/components/words/method";
import { allowed, signedIn } from "@/lib/adapters/page";
import { nextEdition } from "@/lib/domain/risks/method/editions/rules";
import type { MethodRecord, MethodRow } from "@/lib/domain/risks/method/editions/schema";
import { recordHistory } from "@/lib/domain/trail/queries";
import { Changes } from "./changes";
import { MethodDocument } from "./document";
import { MethodActs } from "./method-acts";
import { methodRights } from "./rights";
import { methodFacts, methodNotes, nextOf } from "./standing";
import { Editions } from "./tables";

interface EditionProps {
  method: MethodRecord;
  /** The newest first. */
  editions: readonly MethodRow[];
}

/** One edition: the document, what it changed, who stands behind it and what may be done. */
export async function MethodEdition({ method, editions }: EditionProps) {
  const [me, can] = await Promise.all([signedIn(), methodRights()]);
  const inForce = editions.find(({ state }) => state === "in_force");
  const open = editions.find(({ state }) => state === "draft" || state === "in_review");
  const next = open ? null : nextEdition(editions.map(({ edition }) => edition));
  const seesTrail = await allowed({ history: recordHistory });
  return (
    <RecordView
      facts={methodFacts(method)}
      next={nextOf(method)}
      acts={<MethodActs method={method} can={can} me={me.id} next={next} />}
    >
      {methodNotes({ method, inForce, open, canSeeEffect: can.effect })}
      {method.note && (
        <Section title={words.sections.note}>
          <TextBlock>{method.note}</TextBlock>
        </Section>
      )}
      <MethodDocument text={method.text} />
      {method.before && (
        <Section title={words.sections.difference(method.before.edition)}>
          <Changes changes={method.before.changes} changesScores={method.before.changesScores} />
        </Section>
      )}
      <Section title={words.sections.editions}>
        <Editions editions={editions} />
      </Section>
      {seesTrail.history && <History entity="risk_method" id={method.id} />}
    </RecordView>
  );
}
