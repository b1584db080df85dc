import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import * as z from "zod";
import { s3Fields, s3MustFit, s3Of } from "./env-s3";

/** The one place that reads the environment. A wrong value stops the start with a sentence. */
const flag = z.enum(["0", "1"]).transform((value) => value === "1");
const fields = z.object({
  PORT: z.coerce.number("PORT must be a number.").int().min(1).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  ANNEX_DATA: z.string().min(1).default(".annex"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgresql://.")
    .optional(),
  ANNEX_DEMO: flag.optional(),
  ANNEX_ORIGIN: z.url("ANNEX_ORIGIN must be an address such as https://annex.example.").optional(),
  // Read by scripts/peer.mjs, which runs where this module cannot.
  ANNEX_PROXY: z
    .string()
    .refine(
      (list) => list.split(",").every((one) => isIP(one.trim()) > 0),
      "ANNEX_PROXY must be the address of your reverse proxy, such as 10.0.0.2; several with commas.",
    )
    .optional(),
  ANNEX_SECRET: z.string().min(32, "ANNEX_SECRET must have at least 32 characters.").optional(),
  ANNEX_JOBS: z.enum(["inline", "off"], "ANNEX_JOBS must be inline or off.").default("inline"),
  ANNEX_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  ANNEX_UPLOAD_MB: z.coerce
    .number("ANNEX_UPLOAD_MB must be a number.")
    .int("ANNEX_UPLOAD_MB must be a whole number.")
    .min(1, "ANNEX_UPLOAD_MB must be at least 1.")
    .max(2047, "ANNEX_UPLOAD_MB can be at most 2047.")
    .default(25),
  ...s3Fields,
  ANNEX_FIXTURES: z.string().optional(),
  ANNEX_URL: z.url("ANNEX_URL must be an address such as https://annex.example.").optional(),
  ANNEX_TOKEN: z.string().optional(),
  NODE_ENV: z.string().optional(),
});
const schema = fields.superRefine(s3MustFit);

function read() {
  // biome-ignore lint/style/noProcessEnv: this module is the one that may
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment needs a change. ${wrong.join(" ")}`);
}

const given = read();
const data = resolve(given.ANNEX_DATA);

/** Log-ins of the database; `owner` changes the schema, the rest serve (`security.md`, roles). */
export type Login = "owner" | "app" | "reader" | "auditor" | "viewlog" | "sealer";

/** Reads a secret file, or makes it with mode 0600 on first use. */
function kept(name: string, make: () => string): string {
  const path = resolve(data, name);
  if (!existsSync(path)) {
    mkdirSync(data, { recursive: true });
    writeFileSync(path, make(), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(path, "utf8").trim();
}

/** @returns the installation's secret: ANNEX_SECRET, else one generated into the data folder. */
export const secret = () =>
  given.ANNEX_SECRET ?? kept("secret", () => randomBytes(32).toString("base64url"));

/** A secret for one purpose, so that no two uses share a key. */
export const derived = (purpose: string) =>
  createHmac("sha256", secret()).update(purpose).digest("base64url");

export const passwordOf = (login: Login) => derived(`login:annex_${login}`);

/** @returns the address of the server's administrator: DATABASE_URL or the embedded server's. */
export function adminUrl(): string {
  if (given.DATABASE_URL) return given.DATABASE_URL;
  const path = resolve(data, "database.json");
  if (!existsSync(path)) {
    throw new Error("No database: set DATABASE_URL, or run `npm start`, which brings its own.");
  }
  return z.object({ databaseUrl: z.string() }).parse(JSON.parse(readFileSync(path, "utf8")))
    .databaseUrl;
}

/** @returns the address for one log-in, given outright or derived from the administrator's. */
export function loginUrl(login: Login): string {
  // biome-ignore lint/style/noProcessEnv: one variable per log-in
  const outright = process.env[`ANNEX_${login.toUpperCase()}_DATABASE_URL`];
  if (outright) return outright;
  const url = new URL(adminUrl());
  url.username = `annex_${login}`;
  url.password = passwordOf(login);
  return url.href;
}

const port = given.PORT;

export const env = {
  data,
  port,
  host: given.HOST,
  databaseUrl: given.DATABASE_URL,
  demo: given.ANNEX_DEMO ?? given.NODE_ENV !== "production",
  jobs: given.ANNEX_JOBS,
  logLevel: given.ANNEX_LOG,
  /** Bytes that one file of evidence may have. */
  uploadLimit: given.ANNEX_UPLOAD_MB * 1024 * 1024,
  /** Where files are kept instead of the data folder. */
  s3: s3Of(given),
  fixtures: given.ANNEX_FIXTURES,
  /** Where browsers may come from; the first is the address the product calls its own. */
  origins: given.ANNEX_ORIGIN
    ? [new URL(given.ANNEX_ORIGIN).origin]
    : [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
  secure: given.ANNEX_ORIGIN?.startsWith("https://") ?? false,
} as const;

/** A server elsewhere for the command line; both variables or none. */
export const remote =
  given.ANNEX_URL && given.ANNEX_TOKEN ? { url: given.ANNEX_URL, token: given.ANNEX_TOKEN } : null;
