import { Link } from "@/components/ui/link";
import { health as words } from "@/components/words/health";
import { may, read, signedIn } from "@/lib/adapters/page";
import { readHealth } from "@/lib/domain/risks/health/queries";

/** The register's health in one line; an answer of this minute will do. */
export async function HealthLine() {
  if (!may(await signedIn(), readHealth)) return null;
  // A register too long to be looked through in time still has a page that says so.
  const health = await read(readHealth, { maxAge: 60 }).catch(() => null);
  return (
    <p>
      <Link href="/risks/health">
        {health ? words.line(health.found, health.rows, health.isCapped) : words.title}
      </Link>
    </p>
  );
}
