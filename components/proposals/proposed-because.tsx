import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { proposals as words } from "@/components/words/proposals";
import { may, read, signedIn } from "@/lib/adapters/page";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import styles from "./proposals.module.css";
import { Reason } from "./reason";

interface ProposedBecauseProps {
  id: string;
  threat: { id: string; title: string } | null;
}

/** What was proposed and became this risk, or part of it, with the facts of that moment. */
export async function ProposedBecause({ id, threat }: ProposedBecauseProps) {
  if (!may(await signedIn(), listProposals)) return null;
  const { rows } = await read(listProposals, { risk: id, size: 100 });
  if (rows.length === 0 && !threat) return null;
  return (
    <Section
      title={rows.length > 0 ? words.ofRisk : words.ofThreat}
      aside={
        threat && <LinkButton href={`/risks/threats/${threat.id}`}>{words.aboutThreat}</LinkButton>
      }
    >
      {rows.length === 0 ? (
        <p>{threat?.title}</p>
      ) : (
        <ul className={styles.list}>
          {rows.map((one) => (
            <li key={one.id}>
              <div className={styles.head}>
                <h3>
                  <Link href={`/assets/${one.asset.reference}/risks`}>{one.asset.name}</Link>
                </h3>
              </div>
              <Reason proposal={one} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
