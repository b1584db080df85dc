"use client";

import { Button, Group } from "@mantine/core";
import dynamic from "next/dynamic";
import { ChooseTable } from "@/components/risks/loads/choose-table";
import type { Values } from "@/components/ui/form/values";
import { Rows } from "@/components/ui/section";
import { frameworkImports as words } from "@/components/words/frameworks";
import { useFrameworkImport } from "./use-framework-import";

const MappingTable = dynamic(
  () => import("@/components/imports/mapping-table").then((one) => one.MappingTable),
  { ssr: false },
);
const AboutForm = dynamic(() => import("./about-form").then((one) => one.AboutForm), {
  ssr: false,
});
const Preview = dynamic(() => import("./preview").then((one) => one.Preview), { ssr: false });

const SAMPLE = 3;

interface ImportFlowProps {
  fields: readonly { value: string; label: string }[];
  /** Of the framework that a new edition is brought of. */
  initial: Values;
}

/** Choose a table, say what its columns are and what it is, look, then import. */
export function ImportFlow({ fields, initial }: ImportFlowProps) {
  const load = useFrameworkImport();
  const { table, looked } = load;
  if (!table) {
    return <ChooseTable formats={words.formats} refusal={load.refusal} onChosen={load.choose} />;
  }
  const { headers, rows } = table.sheet;
  const sample = rows.slice(0, SAMPLE).map(({ cells }) => cells.map((cell) => cell.slice(0, 100)));
  return (
    <Rows>
      <MappingTable
        file={table.title}
        columns={{ headers: [...headers], rows: rows.length, sample }}
        mapping={load.mapping}
        data={[...fields]}
        onMapping={load.setMapping}
        onUse={load.map}
      />
      {load.isMapped && <AboutForm look={load.look} initial={initial} />}
      {looked && <Preview {...looked} />}
      <Group>
        <Button size="xs" variant="default" onClick={load.restart}>
          {words.again}
        </Button>
      </Group>
    </Rows>
  );
}
