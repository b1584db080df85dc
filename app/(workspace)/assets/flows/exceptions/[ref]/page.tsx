import type { Metadata } from "next";
import { ExceptionState } from "@/components/flows/badges";
import { ExceptionActs, exceptionFacts, nextOf } from "@/components/flows/exception";
import { flowRights } from "@/components/flows/rights";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { flows } from "@/components/words/flows";
import { read, signedIn } from "@/lib/adapters/page";
import { getException } from "@/lib/domain/flows/exceptions/queries";

const words = flows.exception;

export async function generateMetadata({
  params,
}: PageProps<"/assets/flows/exceptions/[ref]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function ExceptionPage({
  params,
}: PageProps<"/assets/flows/exceptions/[ref]">) {
  const one = await read(getException, { id: decodeURIComponent((await params).ref) });
  const can = flowRights(await signedIn());
  const texts = [
    [words.fields.reason, one.reason],
    [words.fields.compensation, one.compensation],
    [words.fields.decision, one.decision],
    [words.fields.ending, one.ending],
  ] as const;
  return (
    <Page
      title={one.about}
      lead={one.reference}
      status={<ExceptionState state={one.state} />}
      breadcrumbs={[
        { href: "/assets/flows", label: flows.title },
        { href: "/assets/flows/exceptions", label: words.title },
      ]}
    >
      <RecordView
        facts={exceptionFacts(one)}
        next={nextOf(one)}
        acts={<ExceptionActs one={one} can={can} />}
      >
        {texts.map(
          ([title, text]) =>
            text !== "" && (
              <Section key={title} title={title}>
                <TextBlock>{text}</TextBlock>
              </Section>
            ),
        )}
        {can.history && <History entity="exception" id={one.id} />}
      </RecordView>
    </Page>
  );
}
