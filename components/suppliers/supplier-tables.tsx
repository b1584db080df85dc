import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { Day, Due } from "@/components/ui/time";
import { suppliers as words } from "@/components/words/suppliers";
import { ASSET_STATE_LABELS } from "@/lib/domain/assets/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { type SupplierRecord, TRIGGER_LABELS } from "@/lib/domain/suppliers/schema";
import { unlinkAsset } from "./actions";
import { FinishForm, LinkForm } from "./forms";
import type { SupplierRights } from "./rights";

const { acts, sections } = words;
interface Props {
  supplier: SupplierRecord;
  can: SupplierRights;
}

/** The assets that it provides or reaches. */
export function ReachSection({ supplier, can }: Props) {
  const { id, version, assets } = supplier;
  const link = can.link && (
    <ActButton label={acts.link}>
      <LinkForm id={id} version={version} />
    </ActButton>
  );
  return (
    <Section title={sections.assets} aside={link}>
      {assets.length === 0 ? (
        <p>{words.noAssets}</p>
      ) : (
        <PlainTable
          label={sections.assets}
          head={can.link ? words.assetHead : words.assetHead.slice(0, 3)}
          rows={assets.map(({ id: key, reference, name, kind, state }) => ({
            id: key,
            cells: [
              <Link key="asset" href={`/assets/${reference}`}>
                {name}
              </Link>,
              ASSET_KIND_LABELS[kind],
              ASSET_STATE_LABELS[state],
              ...(can.link
                ? [
                    <ConfirmButton
                      key="act"
                      label={acts.unlink}
                      title={acts.unlinkTitle}
                      body={acts.unlinkBody(name)}
                      variant="subtle"
                      command={unlinkAsset}
                      input={{ id, version, asset: reference }}
                      done={acts.unlinked}
                    />,
                  ]
                : []),
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** Each time somebody looked at it again. */
export function ReviewSection({ supplier: { reviews } }: Pick<Props, "supplier">) {
  return (
    <Section title={sections.reviews}>
      {reviews.length === 0 ? (
        <p>{words.noReviews}</p>
      ) : (
        <PlainTable
          label={sections.reviews}
          head={words.reviewHead}
          rows={reviews.map((one) => ({
            id: one.id,
            cells: [
              <Day key="at" value={one.at} />,
              one.by.name,
              one.trigger && TRIGGER_LABELS[one.trigger],
              one.papers,
              one.exceptions,
              one.result,
              <Day key="next" value={one.nextReview} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

/** What reviews asked for: somebody's task until a day. */
export function ActionSection({ supplier, can, today }: Props & { today: string }) {
  const { id, version, actions } = supplier;
  if (actions.length === 0) return null;
  return (
    <Section title={sections.actions}>
      <PlainTable
        label={sections.actions}
        head={words.actionHead}
        rows={actions.map((one) => ({
          id: one.id,
          cells: [
            one.action,
            one.responsible.name,
            <Due key="due" value={one.due} today={today} done={one.doneAt !== null} />,
            one.doneAt ? <Day key="done" value={one.doneAt} /> : words.no,
            one.doneAt === null && one.responsible.id === can.me ? (
              <ActButton key="act" label={acts.finish} title={acts.finishTitle}>
                <FinishForm id={id} version={version} action={one.id} />
              </ActButton>
            ) : (
              one.note
            ),
          ],
        }))}
      />
    </Section>
  );
}
