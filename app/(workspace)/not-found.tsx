import type { Metadata } from "next";
import { NotFoundView } from "@/components/ui/not-found-view";
import { shell } from "@/components/words/shell";

export const metadata: Metadata = { title: shell.notFound.title };

/** Within the frame, so that the way on is at hand. */
export default function NotFoundInFrame() {
  return <NotFoundView />;
}
