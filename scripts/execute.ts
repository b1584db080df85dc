import { answering } from "@/lib/adapters/apart/answering";
import type { Asked } from "@/lib/adapters/apart/execute";
import { parsed } from "@/lib/adapters/rest";
import { operations } from "@/lib/domain/registry";
import { execute } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";

/** Carries out one operation on a long body, away from the server. */
await answering(async (told, bytes) => {
  const { operation: name, actor, params, via } = told as Asked;
  const operation = operations.find((one) => one.name === name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  return execute(operation, actor, { ...parsed(bytes.toString()), ...params }, via);
});
await disconnect();
