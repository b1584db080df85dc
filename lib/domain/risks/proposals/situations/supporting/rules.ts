// Threats to what carries models and data, by what it is and whom it serves. Runs anywhere.
import type { Found, Rule, Situation } from "../schema";
import {
  ahead,
  because,
  behind,
  column,
  daysSince,
  fact,
  isAtLeast,
  isProduction,
  isSaid,
  isYes,
  namesOf,
  relation,
  verb,
} from "../seeing/rules";

type Role =
  | "service"
  | "store"
  | "pipeline"
  | "repository"
  | "key"
  | "device"
  | "team"
  | "agent"
  | "tool";

/** For what is one of these; the role is among the facts that the reason rests on. */
const forRoles = (
  threatId: string,
  roles: readonly Role[],
  find: (situation: Situation) => Found | null,
): Rule => ({
  threatId,
  find(situation) {
    const { asset } = situation;
    if (!roles.some((role) => role === asset.facts.role)) return null;
    const found = find(situation);
    return found && { why: found.why, facts: [fact(asset, "role"), ...found.facts] };
  },
});

const PATCH_DAYS = 30;
const ROTATION_DAYS = 365;

const RIGHTS: readonly Rule[] = [
  forRoles("credential-leak-code", ["repository", "pipeline"], ({ asset }) =>
    because(`${asset.name} holds code and notebooks: a key written there is a key given away.`),
  ),
  forRoles("credential-leak-code", ["key"], (situation) => {
    const { asset } = situation;
    const days = daysSince(situation, asset, "rotatedOn");
    if (days !== null && days <= ROTATION_DAYS) return null;
    return because(
      days === null
        ? `Nothing says when ${asset.name} was last changed.`
        : `${asset.name} was last changed more than a year ago.`,
      fact(asset, "rotatedOn"),
    );
  }),
  forRoles("shared-environment-credentials", ["key"], (situation) => {
    const { asset } = situation;
    const users = behind(situation, "authenticates_with");
    const tiers = new Set(users.flatMap((one) => one.asset.tier ?? []));
    if (tiers.size < 2 || !tiers.has("production")) return null;
    return because(
      `${namesOf(users.map((one) => one.asset))} sign in with ${asset.name}, in production and outside it.`,
      ...users.flatMap((one) => [relation(one, asset), column(one.asset, "tier")]),
    );
  }),
  forRoles("excessive-privileges-pipeline", ["pipeline"], ({ asset }) =>
    isSaid(asset, "mayDo")
      ? null
      : because(`Nothing says what ${asset.name} may do.`, fact(asset, "mayDo")),
  ),
  forRoles("excessive-agency", ["agent", "tool"], ({ asset }) =>
    because(
      isSaid(asset, "mayDo")
        ? `${asset.name} acts for a model: what the model is talked into, it may do.`
        : `${asset.name} acts for a model, and nothing says what it may do.`,
      fact(asset, "mayDo"),
      fact(asset, "onBehalfOf"),
    ),
  ),
];

const UPKEEP: readonly Rule[] = [
  forRoles("dependency-compromise", ["repository", "pipeline"], ({ asset }) =>
    because(`${asset.name} draws packages from outside: one of them may turn.`),
  ),
  forRoles("unpatched-runtime", ["service", "store", "device"], (situation) => {
    const { asset } = situation;
    const days = daysSince(situation, asset, "patchedOn");
    // What a supplier runs, the supplier patches.
    if (asset.supplier !== "" || (days !== null && days <= PATCH_DAYS)) return null;
    return because(
      days === null
        ? `Nothing says when ${asset.name} was last patched.`
        : `${asset.name} was last patched more than ${PATCH_DAYS} days ago.`,
      fact(asset, "patchedOn"),
    );
  }),
  forRoles("unencrypted-storage", ["store", "device"], (situation) => {
    const { asset } = situation;
    if (isYes(asset, "encryptedAtRest")) return null;
    const kept = behind(situation, "stored_in").filter((one) => isAtLeast(one.asset, "internal"));
    if (kept.length === 0) return null;
    return because(
      `${namesOf(kept.map((one) => one.asset))} ${verb(kept, "lies", "lie")} in ${asset.name}, of which nothing says that it is encrypted.`,
      fact(asset, "encryptedAtRest"),
      ...kept.map((one) => relation(one, asset)),
    );
  }),
  forRoles("hosting-provider-outage", ["service"], (situation) => {
    const { asset } = situation;
    const live = behind(situation, "hosted_on").filter((one) => isProduction(one.asset));
    if (asset.supplier === "" || live.length === 0) return null;
    return because(
      `${namesOf(live.map((one) => one.asset))} in production ${verb(live, "stands", "stand")} on ${asset.name} of ${asset.supplier}.`,
      column(asset, "supplier"),
      ...live.map((one) => relation(one, asset)),
    );
  }),
  forRoles("backup-loss", ["store"], (situation) => {
    const { asset, copies } = situation;
    const kept = ahead(situation, "stored_in");
    if (asset.availability < 4 || copies > 1 || kept.length > 0) return null;
    return because(
      `${asset.name} must not be lost (availability need ${asset.availability} of 5), and no second place for what it holds is on record.`,
      column(asset, "availability"),
    );
  }),
  forRoles("social-engineering-staff", ["team"], ({ asset }) =>
    because(`${asset.name} has people with access: they can be talked into giving it.`),
  ),
  forRoles("competence-gap", ["team"], ({ asset }) =>
    because(`What ${asset.name} does not know about running models securely, nobody here does.`),
  ),
];

export const SUPPORTING_RULES: readonly Rule[] = [...RIGHTS, ...UPKEEP];
