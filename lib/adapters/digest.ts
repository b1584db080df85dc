import { createHash } from "node:crypto";
import { unreadable } from "@/lib/kernel/errors";

/** A hash as the digest fields of RFC 9530 write it. */
export const digestOf = (sha256: string) =>
  `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`;

/**
 * What the sender says of the bytes: `Repr-Digest`, or the older `Digest`, of the file; `Content-Digest` of
 * the body as it is sent, boundaries and all. Other ways than SHA-256 are passed over, as the RFC wants.
 */
export interface Claimed {
  readonly file: string | null;
  readonly body: string | null;
}

const FILE_FIELDS = ["repr-digest", "digest"] as const;

/** @throws AppError 400 naming the field whose SHA-256 cannot be read */
export function claimedOf(headers: Headers): Claimed {
  const files = FILE_FIELDS.map((name) => readField(headers, name)).filter((one) => one !== null);
  const [file = null, other = file] = files;
  if (file !== other) throw unreadable("Repr-Digest and Digest name two different hashes.");
  return { file, body: readField(headers, "content-digest") };
}

/** @throws AppError 400 when something else arrived than was sent */
export function mustMatch(claimed: string | null, found: string): void {
  if (claimed === null || claimed === found) return;
  throw unreadable(
    `The upload does not have the hash that was sent with it: sha256 ${found} arrived, ${claimed} was announced. Send it again.`,
  );
}

const ONE = /^\s*sha-256\s*=\s*(.*?)\s*$/i;
const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

function readField(headers: Headers, name: string): string | null {
  const parts = (headers.get(name) ?? "").split(",");
  const values = parts.flatMap((part) => ONE.exec(part)?.[1] ?? []);
  const [value] = values;
  if (value === undefined) return null;
  // The older field has no colons.
  const bare = name === "digest" ? value.replace(/^:(.*):$/, "$1") : /^:(.*):$/.exec(value)?.[1];
  if (values.length > 1 || !bare || !BASE64.test(bare)) {
    throw unreadable(`${name} cannot be read: send sha-256=:…: with the hash in base64.`);
  }
  return Buffer.from(bare, "base64").toString("hex");
}

/** Hashes what passes, for a claim about the body. */
export function bodyHash(claimed: string | null) {
  const hash = claimed === null ? null : createHash("sha256");
  return {
    update: (chunk: Uint8Array) => {
      hash?.update(chunk);
    },
    check: () => {
      if (hash) mustMatch(claimed, hash.digest("hex"));
    },
  };
}
