import type { Metadata } from "next";
import { Forbidden } from "@/components/ui/forbidden";
import { shell } from "@/components/words/shell";

export const metadata: Metadata = { title: shell.forbidden.title };

export default function ForbiddenPage() {
  return (
    <main>
      <Forbidden />
    </main>
  );
}
