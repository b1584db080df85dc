import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Note } from "@/components/ui/note";
import { Facts } from "@/components/ui/record";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { judgeWording } from "./actions";
import { RewordForm } from "./forms";
import styles from "./risks.module.css";

/** Corrects words that an acceptance is bound to. */
export function RewordAct({ risk }: { risk: RiskDetail }) {
  const { cause, event, consequence } = risk;
  return (
    <ActButton
      label={words.reword}
      title={words.rewordTitle}
      description={words.rewordLead}
      variant="subtle"
      wide
    >
      <RewordForm
        key={risk.version}
        id={risk.id}
        version={risk.version}
        words={risk.pending ?? { cause, event, consequence }}
      />
    </ActButton>
  );
}

/** The words that wait, and the second person's two answers. */
export function Wording({ risk }: { risk: RiskDetail }) {
  const { pending, can } = risk;
  if (!pending) return null;
  const judge = { id: risk.id, version: risk.version };
  return (
    <Note tone="info" title={words.waiting(pending.by)}>
      <Facts
        facts={[
          { term: words.fields.cause, value: pending.cause },
          { term: words.fields.event, value: pending.event },
          { term: words.fields.consequence, value: pending.consequence },
        ]}
      />
      {can.judgeWording && (
        <div className={styles.buttons}>
          <ConfirmButton
            label={words.sameMeaning}
            body={words.sameMeaningBody}
            command={judgeWording}
            input={{ ...judge, sameMeaning: true }}
            done={words.judged}
          />
          <ConfirmButton
            label={words.otherMeaning}
            body={words.otherMeaningBody}
            command={judgeWording}
            input={{ ...judge, sameMeaning: false }}
            done={words.judged}
          />
        </div>
      )}
    </Note>
  );
}
