"use client";

import { Button, Group } from "@mantine/core";
import dynamic from "next/dynamic";
import { Note } from "@/components/ui/note";
import { Rows } from "@/components/ui/section";
import { loads as words } from "@/components/words/loads";
import { ChooseTable } from "./choose-table";
import type { LoadLabels } from "./shape";
import { useLoad } from "./use-load";

const MappingTable = dynamic(
  () => import("@/components/imports/mapping-table").then((one) => one.MappingTable),
  { ssr: false },
);
const ExplainWords = dynamic(() => import("./explain-words").then((one) => one.ExplainWords), {
  ssr: false,
});
const LoadPreview = dynamic(() => import("./load-preview").then((one) => one.LoadPreview), {
  ssr: false,
});

const SAMPLE = 3;

/** Choose a table, say what its columns and words are, look, then import. */
export function LoadFlow({ labels }: { labels: LoadLabels }) {
  const load = useLoad();
  const { table, mapping, looked } = load;
  if (!table) return <ChooseTable refusal={load.refusal} onChosen={load.choose} />;
  const { sheet, title, passedOver } = table;
  const isAsked = (_: string, at: number) => !passedOver.includes(sheet.headers[at] ?? "");
  const columns = {
    headers: sheet.headers.filter(isAsked),
    rows: sheet.rows.length,
    sample: sheet.rows
      .slice(0, SAMPLE)
      .map(({ cells }) => cells.filter(isAsked).map((cell) => cell.slice(0, 100))),
  };
  const data = Object.entries(labels.fields).map(([value, label]) => ({ value, label }));
  return (
    <Rows>
      {passedOver.length > 0 && (
        <Note tone="neutral">{words.passedOver(passedOver.join(", "))}</Note>
      )}
      <MappingTable
        file={title}
        columns={columns}
        mapping={mapping}
        data={data}
        onMapping={load.setMapping}
        onUse={load.map}
      />
      {looked && looked.preview.unknown.length > 0 && (
        <ExplainWords unknown={looked.preview.unknown} labels={labels} onExplained={load.explain} />
      )}
      {looked && (
        <LoadPreview
          {...looked}
          labels={labels}
          doubles={load.doubles}
          onDoubles={load.setDoubles}
        />
      )}
      <Group>
        <Button size="xs" variant="default" onClick={load.restart}>
          {words.again}
        </Button>
      </Group>
    </Rows>
  );
}
