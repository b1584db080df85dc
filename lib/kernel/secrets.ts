import { createHash, randomBytes, randomUUID } from "node:crypto";
import { crc32 } from "node:zlib";
import { hashPassword, verifyPassword } from "@/lib/platform/password";

/** Secrets as the domain needs them: made here, shown once, kept as hashes only. */
export const secrets = {
  /** 256 random bits, safe in an address. */
  random: () => randomBytes(32).toString("base64url"),
  /** For secrets with 256 random bits; passwords take `hashPassword`. */
  digest: (secret: string) => createHash("sha256").update(secret).digest("hex"),
  hashPassword,
  verifyPassword,
} as const;

const TOKEN = /^(isms_[0-9a-f]{8}_[A-Za-z0-9_-]{43})([0-9a-f]{8})$/;
const checksum = (body: string) => crc32(body).toString(16).padStart(8, "0");

/**
 * An API token: a mark that scanners find, eight characters of its record's id to tell it by, the
 * secret, and a checksum that tells a mistyped token without asking the database.
 */
export function newToken(): { id: string; token: string } {
  const id = randomUUID();
  const body = `isms_${id.slice(-8)}_${secrets.random()}`;
  return { id, token: body + checksum(body) };
}

export function isToken(value: string): boolean {
  const [, body, sum] = TOKEN.exec(value) ?? [];
  return body !== undefined && checksum(body) === sum;
}
