import { invalid } from "@/lib/kernel/errors";
import { secrets } from "@/lib/kernel/secrets";
import type { Tx } from "@/lib/platform/db";
import { passwordProblem } from "../rules";

interface Keeping {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly password: string;
  readonly now: Date;
  /** The input's field, for the message. */
  readonly field: string;
}

/** Keeps a person's new password as a hash. @throws invalid when it is easy to guess. */
export async function keepPassword(tx: Tx, { person, password, now, field }: Keeping) {
  const [organisation] = await tx.organisation.findMany({ take: 1, select: { name: true } });
  const context = [person.name, person.email, organisation?.name ?? ""];
  const problem = passwordProblem(password, context);
  if (problem) throw invalid({ [field]: [problem] });
  const passwordHash = await secrets.hashPassword(password);
  await tx.credential.upsert({
    where: { personId: person.id },
    create: { personId: person.id, passwordHash, changedAt: now },
    update: { passwordHash, changedAt: now },
  });
}
