/** Pure parts of the review desk: which risk is looked at, what came of each, what a key does. */

export const MARKS = ["confirmed", "rescored", "skipped"] as const;
export type Mark = (typeof MARKS)[number];
/** What is open beside the risk: nothing, the reason, the assessment. */
export type Mode = "look" | "confirm" | "rescore";

export interface Desk {
  /** In the order in which they are due; it does not change while one works. */
  readonly ids: readonly string[];
  readonly marks: Readonly<Record<string, Mark>>;
  /** Place of the risk that is looked at. */
  readonly at: number;
  readonly mode: Mode;
}

export const deskOf = (ids: readonly string[]): Desk => ({ ids, marks: {}, at: 0, mode: "look" });

export const currentOf = ({ ids, at }: Desk): string | undefined => ids[at];

/** Goes so many places on, and stays at the ends. */
export const moved = (desk: Desk, steps: number): Desk => at(desk, desk.at + steps);

export const at = (desk: Desk, place: number): Desk => ({
  ...desk,
  at: Math.max(0, Math.min(desk.ids.length - 1, place)),
  mode: "look",
});

export const opened = (desk: Desk, mode: Mode): Desk => ({ ...desk, mode });

/** Keeps what came of the risk and goes to the next one that nobody has looked at. */
export function marked(desk: Desk, mark: Mark): Desk {
  const id = currentOf(desk);
  if (id === undefined) return desk;
  const marks = { ...desk.marks, [id]: mark };
  const places = desk.ids.map((_, place) => (desk.at + 1 + place) % desk.ids.length);
  const next = places.find((place) => marks[desk.ids[place] ?? ""] === undefined);
  return { ...desk, marks, at: next ?? desk.at, mode: "look" };
}

export const isDone = ({ ids, marks }: Desk): boolean =>
  ids.length > 0 && ids.every((id) => marks[id] !== undefined);

export function countsOf({ marks }: Desk) {
  const count = (mark: Mark) => Object.values(marks).filter((one) => one === mark).length;
  const all = Object.keys(marks).length;
  return {
    all,
    confirmed: count("confirmed"),
    rescored: count("rescored"),
    skipped: count("skipped"),
  };
}

/** What was skipped waits again. */
export function again(desk: Desk): Desk {
  const marks = Object.fromEntries(
    Object.entries(desk.marks).filter(([, mark]) => mark !== "skipped"),
  );
  const first = desk.ids.findIndex((id) => marks[id] === undefined);
  return { ...desk, marks, at: Math.max(first, 0), mode: "look" };
}

interface Can {
  readonly confirm: boolean;
  readonly assess: boolean;
}

/** What a key does to the desk; null where it is not for it: an open form has its own keys. */
export function pressed(desk: Desk, key: string, can: Can): Desk | null {
  if (desk.mode !== "look") return null;
  if (key === "j") return moved(desk, 1);
  if (key === "k") return moved(desk, -1);
  const isOpen = desk.marks[currentOf(desk) ?? ""] === undefined;
  if (!isOpen || currentOf(desk) === undefined) return null;
  if (key === "s") return marked(desk, "skipped");
  if (key === "v" && can.confirm) return opened(desk, "confirm");
  if (key === "r" && can.assess) return opened(desk, "rescore");
  return null;
}

/** What is offered as a reason, each once: what was said last, what was said of this risk, what often fits. */
export const reasonsOf = (
  last: string | null,
  former: string | null,
  templates: readonly string[],
): string[] => [...new Set([last, former, ...templates].flatMap((one) => one || []))];
