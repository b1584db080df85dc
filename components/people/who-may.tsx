import { Link } from "@/components/ui/link";
import { work } from "@/components/words/work";
import { ROLE_LABELS } from "@/lib/domain/people/schema";
import type { Actor } from "@/lib/kernel/actor";
import type { AnyOperation } from "@/lib/kernel/operation";
import { givesRoles } from "./rights";

interface WhoMayProps {
  actor: Actor;
  /** What the reader may not do. */
  act: AnyOperation;
}

/** Whose an act is that the reader may not do, and where the role for it is given. */
export function WhoMay({ actor, act }: WhoMayProps) {
  const { first } = work;
  const roles = act.may.flatMap((role) => (role === "system" ? [] : [ROLE_LABELS[role]]));
  return (
    <p>
      {first.needs(roles)}{" "}
      {givesRoles(actor) ? (
        <Link href="/settings/people">{first.giveRole}</Link>
      ) : (
        first.askAdministrator
      )}
    </p>
  );
}
