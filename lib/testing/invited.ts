import { listTasks } from "@/lib/domain/work/queries";
import type { TaskKind } from "@/lib/domain/work/schema";
import type { World } from "./world";

/** Who of the cast finds this task in "My work", by the keys of the cast in alphabetical order. */
export async function invited(people: World, kind: TaskKind, reference: string): Promise<string[]> {
  const { ruben: _, ...inside } = people;
  const found: string[] = [];
  for (const [key, person] of Object.entries(inside).toSorted()) {
    const { rows } = await person.reads(listTasks, { kind: [kind], size: 500 });
    if (rows.some((task) => task.reference === reference)) found.push(key);
  }
  return found;
}
