// What is wrong with a table, told so that it can be read. Runs anywhere.
import type { LoadProblem, ToldProblem } from "../schema";

/** The same fault of many rows once, with the first of them: a missing column must not hide the rest. */
export function gathered(problems: readonly LoadProblem[]): ToldProblem[] {
  const told = new Map<string, ToldProblem>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.column, problem.value, problem.message]);
    const first = told.get(key);
    told.set(key, first ? { ...first, rows: first.rows + 1 } : { ...problem, rows: 1 });
  }
  return [...told.values()];
}
