import { Link } from "@/components/ui/link";
import { health as words } from "@/components/words/health";
import { may, read, signedIn } from "@/lib/adapters/page";
import { readHealth } from "@/lib/domain/risks/health/queries";

/** The register's health in one line; an answer of this minute will do. */
export async function HealthLine() {
  if (!may(await signedIn(), readHealth)) return null;
  const { found, rows, isCapped } = await read(readHealth, { maxAge: 60 });
  return <Link href="/risks/health">{words.line(found, rows, isCapped)}</Link>;
}
