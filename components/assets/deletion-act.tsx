import { read } from "@/lib/adapters/page";
import { listCopies } from "@/lib/domain/assets/copies/queries";
import { DeleteAct } from "./acts";

/** Records deletions; the form begins with the copies that are recorded and still there. */
export async function DeletionAct({ id, version }: { id: string; version: number }) {
  const { rows } = await read(listCopies, { id });
  const left = rows.filter((one) => !one.deletedAt).map((one) => one.place);
  return <DeleteAct id={id} version={version} known={[...new Set(left)]} />;
}
