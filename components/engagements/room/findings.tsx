import { FindingStateBadge, GradeBadge } from "@/components/findings/badges";
import { FindingTable } from "@/components/findings/finding-table";
import { FindingView, factsOf } from "@/components/findings/finding-view";
import { findingLabels } from "@/components/findings/labels";
import { RecordView } from "@/components/ui/record";
import { read, readList } from "@/lib/adapters/page";
import { getFinding, listFindings } from "@/lib/domain/audits/findings/queries";
import { RoomPage } from "./parts";
import type { ListProps, RecordProps, RoomSection } from "./section";

async function List({ base, searchParams, today }: ListProps) {
  const page = await readList(listFindings, searchParams);
  return <FindingTable {...page} labels={findingLabels} base={base} today={today} />;
}

async function Record({ base, id }: RecordProps) {
  const finding = await read(getFinding, { id });
  return (
    <RoomPage
      module="findings"
      base={base}
      path="findings"
      title={`${finding.reference} ${finding.title}`}
      status={
        <>
          <FindingStateBadge state={finding.state} />
          <GradeBadge grade={finding.grade} />
        </>
      }
    >
      <RecordView facts={factsOf(finding, base)}>
        <FindingView finding={finding} base={base} />
      </RecordView>
    </RoomPage>
  );
}

export const findingsSection: RoomSection<"findings"> = { module: "findings", List, Record };
