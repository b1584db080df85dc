import type { Metadata } from "next";
import { NotFoundView } from "@/components/ui/not-found-view";
import { shell } from "@/components/words/shell";

export const metadata: Metadata = { title: shell.notFound.title };

export default function NotFoundPage() {
  return (
    <main>
      <NotFoundView />
    </main>
  );
}
