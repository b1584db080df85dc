import type { GrantedRole } from "@/prisma/generated/enums";

/** Judgements about people, roles and passwords; no clock, no database. */
interface Standing {
  readonly external: boolean;
  readonly accessUntil: string | null;
  readonly roles: readonly GrantedRole[];
  readonly decision: string | null;
}
type Problem = { field: string; message: string } | null;

/** The roles somebody ends up with: whoever is employed holds `staff` beside the others. */
export function rolesOf({ external, roles }: Pick<Standing, "external" | "roles">) {
  return [...new Set(external ? roles : [...roles, "staff" as const])];
}

/** What, if anything, is wrong with these roles for this person. */
export function roleProblem({ external, accessUntil, roles, decision }: Standing): Problem {
  if (external && !accessUntil) {
    return { field: "accessUntil", message: "Access of a person from outside ends on a day." };
  }
  if (!external && accessUntil) {
    return { field: "accessUntil", message: "Only access of people from outside ends on a day." };
  }
  if (roles.length === 0) return { field: "roles", message: "Choose at least one role." };
  if (roles.includes("external_auditor")) {
    if (roles.length > 1) {
      const message = "An external auditor holds no other role.";
      return { field: "roles", message };
    }
    if (!external) {
      return { field: "roles", message: "An external auditor is a person from outside." };
    }
  }
  if (external && roles.includes("top_management")) {
    return { field: "roles", message: "Top management is somebody of the organisation." };
  }
  if (roles.includes("top_management") && !decision) {
    const message = "Say on which decision this person is designated top management.";
    return { field: "decision", message };
  }
  return null;
}

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** What everybody tries first, and what a keyboard suggests. */
const COMMON = new RegExp(
  [
    "pass(?:word|wort|phrase)?|wachtwoord|secret|admin(?:istrator)?|welcome|login|letmein|default",
    "iloveyou|sunshine|princess|dragon|monkey|football|baseball|superman|batman|master|shadow",
    "change(?:me)?|qwert[yz]?(?:uiop?)?|asdf(?:ghjkl?)?|zxcvb(?:nm?)?|1q2w3e4r(?:5t)?|abc(?:def)?",
    "1234(?:567890?)?|0?987654(?:321)?|correcthorsebatterystaple|annex|isms|iso(?:27001)?",
    "spring|summer|autumn|winter|(?:19|20)\\d\\d",
  ].join("|"),
  "gu",
);
/** Long enough to be guessed from, short enough not to swallow half the language. */
const WORD_MIN = 4;
/** What must be left of a password without the words that everybody would try. */
const OWN_MIN = 8;

const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Length and guessability, no rules of composition.
 * @param context names, addresses and the organisation: what a stranger knows.
 */
export function passwordProblem(password: string, context: readonly string[]): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return `Use at least ${PASSWORD_MIN} characters.`;
  if (length > PASSWORD_MAX) return `Use at most ${PASSWORD_MAX} characters.`;
  if (password.includes("\u0000") || !password.isWellFormed()) {
    return "Remove the characters that cannot be stored.";
  }
  const words = context
    .flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= WORD_MIN);
  let own = password.toLowerCase().normalize("NFKC");
  for (const word of words) own = own.replaceAll(new RegExp(escaped(word), "gu"), "");
  own = own.replaceAll(COMMON, "");
  if (own.length < OWN_MIN || new Set(own).size < 5) {
    return "This is too easy to guess. Use several words that have nothing to do with you or your work.";
  }
  return null;
}
