import type { Metadata } from "next";
import { ApplyAct } from "@/components/method/acts";
import { Effect } from "@/components/method/effect";
import { editionPath } from "@/components/method/paths";
import { Page } from "@/components/shell/page";
import { Note } from "@/components/ui/note";
import { Rows } from "@/components/ui/section";
import { method as words } from "@/components/words/method";
import { allowed, read } from "@/lib/adapters/page";
import { applyMethod } from "@/lib/domain/risks/method/effect/commands";
import { previewMethod } from "@/lib/domain/risks/method/effect/queries";

type EffectProps = PageProps<"/risks/method/[edition]/effect">;
const editionOf = async ({ params }: EffectProps) => decodeURIComponent((await params).edition);

export async function generateMetadata(props: EffectProps): Promise<Metadata> {
  return { title: words.effect.title(await editionOf(props)) };
}

/** The difference before anything is scored anew, and the act that does it. */
export default async function MethodEffectPage(props: EffectProps) {
  const effect = await read(previewMethod, { id: await editionOf(props) });
  const { id, version, edition, risks, isInForce } = effect;
  const can = await allowed({ apply: applyMethod });
  return (
    <Page
      title={words.effect.title(edition)}
      lead={words.effect.lead}
      breadcrumbs={[
        { href: "/risks/method", label: words.title },
        { href: editionPath(edition), label: words.edition(edition) },
      ]}
      aside={
        can.apply && isInForce && risks > 0 && <ApplyAct {...{ id, version, edition, risks }} />
      }
    >
      <Rows>
        {!isInForce && <Note tone="info" title={words.effect.notInForce} />}
        <Effect effect={effect} />
      </Rows>
    </Page>
  );
}
