import { flows } from "@/components/words/flows";
import { LINE_HEIGHT, linesOf } from "@/lib/domain/flows/diagram/labels/rules";
import type { Point } from "@/lib/domain/flows/diagram/schema";
import { type Drawn, flat, lineThrough } from "./scene";

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
  edge: Drawn["edges"][number];
  from: Placed | undefined;
  to: Placed | undefined;
}

/** One flow: the way that was found for it, or from below where it begins to above where it ends. */
function Line({ edge: { data, protection, route }, from, to }: LineProps) {
  if (!from || !to) return null;
  const start = { x: from.x + from.width / 2, y: from.y + from.height };
  const end = { x: to.x + to.width / 2, y: to.y };
  const { x, y } = route?.points.at(-1) ?? end;
  const label = route ? route.label : { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const lines = linesOf(data);
  const isBad = protection === "unprotected";
  return (
    <g>
      <path
        d={route ? lineThrough(route.points) : curve(start, end)}
        fill="none"
        stroke={isBad ? BAD : LINE}
        strokeWidth={isBad ? 3 : 1.5}
        strokeDasharray={isBad ? "8 5" : undefined}
        strokeLinejoin="round"
      />
      <path d={`M${x - 4} ${y - 8}L${x} ${y}L${x + 4} ${y - 8}Z`} fill={isBad ? BAD : LINE} />
      {label && (
        <text
          fontSize={11}
          textAnchor="middle"
          fill={isBad ? BAD : MUTED}
          stroke={PAPER}
          strokeWidth={3}
          paintOrder="stroke"
        >
          {lines.map((line, at) => (
            <tspan
              key={line}
              x={label.x}
              y={label.y + 4 + (at - (lines.length - 1) / 2) * LINE_HEIGHT}
            >
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}

function curve(start: Point, end: Point) {
  const bend = Math.max(40, Math.abs(end.y - start.y) / 2);
  return `M${start.x} ${start.y}C${start.x} ${start.y + bend} ${end.x} ${end.y - bend} ${end.x} ${end.y}`;
}

const short = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
