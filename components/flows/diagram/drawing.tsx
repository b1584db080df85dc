import { flows } from "@/components/words/flows";
import type { DiagramEdge } from "@/lib/domain/flows/diagram/schema";
import { type Drawn, flat } from "./scene";

const words = flows.drawing;

/** Colours of paper: the picture is printed and saved, whatever scheme the screen has. */
const INK = "#1b1f24";
const MUTED = "#57606a";
const LINE = "#6e7781";
const BAD = "#b42318";
const PAPER = "#ffffff";
const FILLS = { environment: "#f6f8fa", zone: "#eaeef2", outside: "#fff8e6" } as const;
const FONT = "Inter, Arial, sans-serif";

/** The diagram as one picture without style sheets, so that it can be saved and printed as it is. */
export function Drawing({ scene, id }: { scene: Drawn; id: string }) {
  const { groups, nodes, edges, width, height } = flat(scene);
  const places = new Map(nodes.map((one) => [one.id, one]));
  return (
    <svg
      id={id}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={words.label}
      fontFamily={FONT}
    >
      <rect width={width} height={height} fill={PAPER} />
      {groups.map((one) => (
        <g key={one.id}>
          <rect
            x={one.x}
            y={one.y}
            width={one.width}
            height={one.height}
            rx={8}
            fill={FILLS[one.kind]}
            stroke={LINE}
            strokeDasharray={one.kind === "environment" ? undefined : "5 4"}
          />
          <text x={one.x + 12} y={one.y + 22} fontSize={13} fontWeight={600} fill={INK}>
            {one.name}
          </text>
        </g>
      ))}
      {edges.map((one) => (
        <Line key={one.id} edge={one} from={places.get(one.from)} to={places.get(one.to)} />
      ))}
      {nodes.map((one) => (
        <g key={one.id}>
          <rect
            x={one.x}
            y={one.y}
            width={one.width}
            height={one.height}
            rx={one.kind === "party" ? 28 : 6}
            fill={PAPER}
            stroke={INK}
          />
          <text x={one.x + 12} y={one.y + 25} fontSize={12} fontWeight={600} fill={INK}>
            {short(one.name, 26)}
          </text>
          <text x={one.x + 12} y={one.y + 42} fontSize={10} fill={MUTED}>
            {one.reference ?? words.party}
          </text>
        </g>
      ))}
    </svg>
  );
}

type Placed = Drawn["nodes"][number];
interface LineProps {
  edge: DiagramEdge;
  from: Placed | undefined;
  to: Placed | undefined;
}

/** One flow: from the right side of where it begins to the left side of where it ends. */
function Line({ edge: { data, protection }, from, to }: LineProps) {
  if (!from || !to) return null;
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x, to.y + to.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  const isBad = protection === "unprotected";
  return (
    <g>
      <path
        d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
        fill="none"
        stroke={isBad ? BAD : LINE}
        strokeWidth={isBad ? 3 : 1.5}
        strokeDasharray={isBad ? "8 5" : undefined}
      />
      <path d={`M${x2 - 8} ${y2 - 4}L${x2} ${y2}L${x2 - 8} ${y2 + 4}Z`} fill={isBad ? BAD : LINE} />
      <text
        x={(x1 + x2) / 2}
        y={(y1 + y2) / 2 - 6}
        fontSize={10}
        textAnchor="middle"
        fill={isBad ? BAD : MUTED}
        stroke={PAPER}
        strokeWidth={3}
        paintOrder="stroke"
      >
        {short(data, 28)}
      </text>
    </g>
  );
}

const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
