import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/**
 * Checkpoints as signed notes (C2SP signed-note and tlog-checkpoint), so that outside tools can read
 * and check them. A verifier key is `name+keyid+base64(0x01 ‖ Ed25519 key)`.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}
const ED25519 = Buffer.of(1);
/** What precedes the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo. */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

const rawOf = (key: KeyObject) =>
  createPublicKey(key).export({ type: "spki", format: "der" }).subarray(SPKI.length);

function keyId(name: string, raw: Uint8Array): Buffer {
  return createHash("sha256")
    .update(name)
    .update("\n")
    .update(ED25519)
    .update(raw)
    .digest()
    .subarray(0, 4);
}

export const newSigningKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** @returns the public half in the form other people's tools take. */
export function verifierKey(name: string, pem: string): string {
  const raw = rawOf(createPrivateKey(pem));
  return `${name}+${keyId(name, raw).toString("hex")}+${Buffer.concat([ED25519, raw]).toString("base64")}`;
}

export function signCheckpoint({ origin, size, root }: Checkpoint, pem: string): string {
  const key = createPrivateKey(pem);
  const text = `${origin}\n${size}\n${root.toString("base64")}\n`;
  const signature = Buffer.concat([keyId(origin, rawOf(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n\u2014 ${origin} ${signature.toString("base64")}\n`;
}

/** @returns what a note says, or null when it is not a checkpoint at all. Nothing is checked. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [origin, size, root] = note.split("\n");
  if (!origin || !size || !root || !/^(0|[1-9]\d{0,15})$/.test(size)) return null;
  const hash = decoded(root);
  return hash?.length === 32 ? { origin, size: Number(size), root: hash } : null;
}

/** @returns the text that one of the note's signatures covers, or null when the key made none of them. */
export function openNote(note: string, verifier: string): string | null {
  const key = parseVerifier(verifier);
  const end = note.lastIndexOf("\n\n");
  if (!key || end < 0 || !note.endsWith("\n")) return null;
  const text = note.slice(0, end + 1);
  const isSigned = note
    .slice(end + 2, -1)
    .split("\n")
    .some((line) => {
      const [dash, name, signature, ...rest] = line.split(" ");
      if (dash !== "\u2014" || name !== key.name || !signature || rest.length > 0) return false;
      const bytes = decoded(signature);
      if (!bytes?.subarray(0, 4).equals(key.id)) return false;
      return verify(null, Buffer.from(text), key.key, bytes.subarray(4));
    });
  return isSigned ? text : null;
}

/** @returns the checkpoint, or null when it is not one of the key's own. */
export function openCheckpoint(note: string, verifier: string): Checkpoint | null {
  const text = openNote(note, verifier);
  const checkpoint = text === null ? null : readCheckpoint(text);
  return checkpoint && verifier.startsWith(`${checkpoint.origin}+`) ? checkpoint : null;
}

function parseVerifier(verifier: string) {
  const [name, id, ...rest] = verifier.split("+");
  const data = decoded(rest.join("+"));
  if (!name || data?.length !== 33 || data[0] !== 1) return null;
  const raw = data.subarray(1);
  if (keyId(name, raw).toString("hex") !== id) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
  return { name, id: keyId(name, raw), key };
}

/** Only the one way to write these bytes: two spellings of a note would be two notes. */
function decoded(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, "base64");
  return bytes.toString("base64") === base64 ? bytes : null;
}
