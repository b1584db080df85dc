import { AppError, conflict, forbidden, invalid, unavailable } from "./errors";

/** What the database refuses, said so that a person can act on it. Unknown errors pass unchanged. */
const SENTENCES: Readonly<Record<string, () => AppError>> = {
  "23505": () => conflict("A record with this name or reference exists already. Choose another."),
  "23503": () => invalid({ form: ["A record that this refers to does not exist."] }),
  "23514": () => invalid({ form: ["These values do not fit together."] }),
  "22001": () => invalid({ form: ["A value is too long."] }),
  "22P05": () => invalid({ form: ["Remove the characters that cannot be stored."] }),
  "22021": () => invalid({ form: ["Remove the characters that cannot be stored."] }),
  "40001": () => conflict("Somebody changed the same record at the same moment. Try again."),
  "40P01": () => conflict("Somebody changed the same record at the same moment. Try again."),
  "55P03": () => conflict("Somebody is changing the same record. Try again in a moment."),
  "57014": () => unavailable("This took too long and was stopped. Narrow it down or try again."),
  "53100": () => unavailable("The disk is full. Nothing was changed. Tell the administrator."),
  "53300": () => unavailable("The database is busy. Try again in a moment."),
};
const PRISMA: Readonly<Record<string, string>> = { P2002: "23505", P2003: "23503", P2034: "40001" };
const DOWN =
  /ECONNREFUSED|ECONNRESET|57P0[123]|Connection terminated|timeout exceeded when trying|Can't reach database|Unable to start a transaction|server closed|DatabaseNotReachable|P1001|P2024|P2028/;

/** @returns the refusal a thrown value stands for; bugs come back as they are. */
export function translated(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code, text } = told(error);
  const sentence = SENTENCES[PRISMA[code] ?? code];
  if (sentence) return sentence();
  if (code === "42501" && text.includes("segregation")) {
    return forbidden("Somebody else has to do this: you have a part in it already.");
  }
  if (DOWN.test(text)) return unavailable("The database does not answer. Try again in a moment.");
  return error;
}

/** PostgreSQL's own code hides at different depths of a driver adapter's error. */
function told(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: "", text: String(error) };
  const own = "code" in error ? String(error.code) : "";
  const meta = "meta" in error ? JSON.stringify(error.meta) : "";
  const cause = error.cause ? JSON.stringify(error.cause) : "";
  const deep = /"(?:originalCode|code)":"(\w{5})"/.exec(meta + cause)?.[1] ?? "";
  const code = own in PRISMA || !deep ? own : deep;
  return { code, text: `${error.name} ${own} ${error.message} ${meta} ${cause}` };
}
