import type { Metadata } from "next";
import { Forbidden } from "@/components/ui/forbidden";
import { shell } from "@/components/words/shell";

export const metadata: Metadata = { title: shell.forbidden.title };

/** Within the frame, so that the way on is at hand. */
export default function ForbiddenInFrame() {
  return <Forbidden />;
}
