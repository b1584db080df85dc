import type { Metadata } from "next";
import { baseOf } from "@/components/engagements/room/current";
import { ENGAGEMENT_TONES } from "@/components/engagements/tones";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { engagements, room } from "@/components/words/engagements";
import { read } from "@/lib/adapters/page";
import { myEngagements } from "@/lib/domain/engagements/queries";
import { ENGAGEMENT_STATE_LABELS } from "@/lib/domain/engagements/schema";

export const metadata: Metadata = { title: room.mine };
const { fields } = engagements;

export default async function MyEngagementsPage() {
  const mine = await read(myEngagements);
  return (
    <Page title={room.mine} lead={room.mineLead}>
      {mine.length === 0 ? (
        <Empty title={room.none} />
      ) : (
        <Rows>
          {mine.map((one) => (
            <Section
              key={one.id}
              title={`${one.reference} ${one.purpose}`}
              aside={
                one.isCurrent && (
                  <LinkButton href={baseOf(one)} variant="filled">
                    {room.open}
                  </LinkButton>
                )
              }
            >
              <Facts
                facts={[
                  {
                    term: engagements.columns.state,
                    value: (
                      <StatusBadge tone={ENGAGEMENT_TONES[one.state]}>
                        {ENGAGEMENT_STATE_LABELS[one.state]}
                      </StatusBadge>
                    ),
                  },
                  { term: fields.from, value: <Day value={one.earlyAccessFrom ?? one.from} /> },
                  { term: fields.until, value: <Day value={one.until} /> },
                ]}
              />
            </Section>
          ))}
        </Rows>
      )}
    </Page>
  );
}
