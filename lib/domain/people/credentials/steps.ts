import { invalid } from "@/lib/kernel/errors";
import { secrets } from "@/lib/kernel/secrets";
import type { Tx } from "@/lib/platform/db";
import { passwordProblem } from "../rules";

interface Choosing {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly password: string;
}

/** Hashes a new password; best before anything is locked. @throws invalid when it is easy to guess. */
export function hashed({ name, email, organisation, password }: Choosing) {
  const problem = passwordProblem(password, [name, email, organisation]);
  if (problem) throw invalid({ password: [problem] });
  return secrets.hashPassword(password);
}

interface Keeping {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly password: string;
  readonly now: Date;
}

/** Keeps a person's new password as a hash. @throws invalid when it is easy to guess. */
export async function keepPassword(tx: Tx, { person, password, now }: Keeping) {
  const [known] = await tx.organisation.findMany({ take: 1, select: { name: true } });
  const { name, email } = person;
  const organisation = known?.name ?? "";
  const passwordHash = await hashed({ name, email, organisation, password });
  await tx.credential.upsert({
    where: { personId: person.id },
    create: { personId: person.id, passwordHash, changedAt: now },
    update: { passwordHash, changedAt: now },
  });
}
