import type { Tone } from "@/components/ui/status";

/** A cell as the server words it: the browser shows it, sorts and exports it, and decides nothing. */
export type Cell = string | number | null | undefined | { text: string; tone: Tone };

export interface RoomColumn {
  id: string;
  header: string;
  sort?: string;
  numeric?: boolean;
}

export interface RoomRow {
  id: string;
  /** Inside the room. */
  href?: string;
  cells: Readonly<Record<string, Cell>>;
}

export const textOf = (cell: Cell) => (typeof cell === "object" ? cell?.text : cell);
