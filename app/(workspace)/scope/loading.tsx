import { PageLoading } from "@/components/ui/loading";

/** A page without records below it may answer before its rows are there. */
export default function Loading() {
  return <PageLoading />;
}
