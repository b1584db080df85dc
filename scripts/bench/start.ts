import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { report } from "./measure.ts";
import { startProduct } from "./product.ts";

/** First start, second start, time to a first page, and what the processes keep in memory. */
export async function bench() {
  const first = await startProduct();
  await first.stop();
  const second = await startProduct(first.data);
  const begun = performance.now();
  const answer = await fetch(`${second.url}/sign-in`);
  const page = (performance.now() - begun) / 1000;
  const memory = memoryOf(second.pid);
  await second.stop();
  if (!answer.ok) throw new Error(`/sign-in answered ${answer.status}`);
  report({
    bench: "start",
    case: "first, with the example company",
    n: 1,
    unit: "s",
    value: first.seconds,
  });
  const again = second.seconds + page;
  report({
    bench: "start",
    case: "second, to the sign-in page",
    n: 1,
    unit: "s",
    value: again,
    limit: 5,
    goal: "≤ 5 s",
    ok: again <= 5,
  });
  report({
    bench: "start",
    case: "resident memory of all processes",
    n: 1,
    unit: "MB",
    value: memory,
  });
}

/** Proportional set size of a process and its children, in MB (Linux only). */
function memoryOf(pid: number): number {
  try {
    const all = [pid, ...childrenOf(pid)];
    return all.reduce((sum, one) => sum + pssOf(one), 0) / 1024;
  } catch {
    return Number.NaN;
  }
}

const pssOf = (pid: number) =>
  Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);

function childrenOf(pid: number): number[] {
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const own = table.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0);
  return own.flatMap((child) => [child, ...childrenOf(child)]);
}
