import { PlainTable } from "@/components/ui/plain-table";
import { lineage as words } from "@/components/words/lineage";
import type { Lineage, LineageNode } from "@/lib/domain/assets/lineage/schema";
import { DERIVATION_LABELS, RELATION_LABELS } from "@/lib/domain/assets/relations/schema";
import { EXPOSURE_LABELS } from "@/lib/domain/assets/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { PersonalData } from "./badges";
import { LineageDrawing } from "./lineage-drawing";
import { AssetLink } from "./way";

/** What an asset was made from, what was made of it and what serves it: a drawing, and the same as tables. */
export function LineageView({ lineage }: { lineage: Lineage }) {
  const { nodes, isCut } = lineage;
  if (nodes.length <= 1) return <p>{words.none}</p>;
  return (
    <>
      {isCut && <p>{words.cut}</p>}
      <LineageDrawing lineage={lineage} />
      <details>
        <summary>{words.tables}</summary>
        <h3>{words.above}</h3>
        <Side
          label={words.above}
          empty={words.noAbove}
          lineage={lineage}
          nodes={nodes
            .filter(({ depth }) => depth < 0)
            .toSorted((one, other) => other.depth - one.depth)}
        />
        <h3>{words.below}</h3>
        <Side
          label={words.below}
          empty={words.noBelow}
          lineage={lineage}
          nodes={nodes
            .filter(({ depth }) => depth > 0)
            .toSorted((one, other) => one.depth - other.depth)}
        />
      </details>
    </>
  );
}

interface SideProps {
  label: string;
  empty: string;
  lineage: Lineage;
  nodes: readonly LineageNode[];
}

function Side({ label, empty, lineage, nodes }: SideProps) {
  if (nodes.length === 0) return <p>{empty}</p>;
  return (
    <PlainTable
      label={label}
      head={words.head}
      rows={nodes.map((node) => ({
        id: node.id,
        cells: [
          Math.abs(node.depth),
          <AssetLink key="asset" asset={node} />,
          ASSET_KIND_LABELS[node.kind],
          howOf(lineage, node),
          node.licence ?? (node.kind === "endpoint" ? "–" : words.noLicence),
          <PersonalData key="data" value={node.personalData} />,
        ],
      }))}
    />
  );
}

/** How it hangs on those one step nearer, in words. */
function howOf({ nodes, links }: Lineage, node: LineageNode): string {
  const depths = new Map(nodes.map(({ id, depth }) => [id, depth]));
  const nearer = Math.abs(node.depth) - 1;
  const told = links.flatMap(({ fromId, toId, type, derivation, recipe }) => {
    const [self, other] = node.depth < 0 ? [toId, fromId] : [fromId, toId];
    if (self !== node.id || Math.abs(depths.get(other) ?? 0) !== nearer) return [];
    const label = node.depth < 0 ? RELATION_LABELS[type].from : RELATION_LABELS[type].to;
    const how = [derivation && DERIVATION_LABELS[derivation], recipe].filter(Boolean).join(", ");
    return [how ? `${label} (${how})` : label];
  });
  return [...new Set(told)].join("; ");
}

/** The data a model learned from, whatever it was derived from, with licences and personal data. */
export function TrainingData({ lineage }: { lineage: Lineage }) {
  const data = lineage.nodes.filter(({ kind, depth }) => kind === "dataset" && depth < 0);
  if (data.length === 0) return <p>{words.noTraining}</p>;
  return (
    <PlainTable
      label={words.training}
      head={[words.head[1], words.head[4], words.head[5]]}
      rows={data.map((one) => ({
        id: one.id,
        cells: [
          <AssetLink key="asset" asset={one} />,
          one.licence ?? words.noLicence,
          <PersonalData key="data" value={one.personalData} />,
        ],
      }))}
    />
  );
}

/** The endpoints at which it comes out, however many steps away. */
export function ServingEndpoints({ lineage }: { lineage: Lineage }) {
  const ends = lineage.nodes.filter(({ kind, depth }) => kind === "endpoint" && depth > 0);
  if (ends.length === 0) return <p>{words.noEndpoints}</p>;
  return (
    <PlainTable
      label={words.endpoints}
      head={[words.head[1], words.exposure, words.head[0]]}
      rows={ends.map((one) => ({
        id: one.id,
        cells: [
          <AssetLink key="asset" asset={one} />,
          one.exposure ? EXPOSURE_LABELS[one.exposure] : words.notSaid,
          one.depth,
        ],
      }))}
    />
  );
}
