import { pageFrom } from "@/lib/kernel/list";
import { query } from "@/lib/kernel/operation";
import { batchPage, listBatchesInput } from "./schema";
import { batchesStatement, type ListedBatch } from "./steps";

/** Imports and changes in bulk, the newest first, and which of them can still be undone. */
export const listBatches = query({
  name: "batches.list",
  may: ["compliance", "engineer", "admin", "internal_auditor"],
  route: "GET /assets/batches",
  input: listBatchesInput,
  output: batchPage,
  async run({ input, now, rows }) {
    const found = await rows<ListedBatch>(batchesStatement("asset", input, now));
    return pageFrom(found, input);
  },
});
