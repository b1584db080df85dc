import { createHash } from "node:crypto";
import type { ClientBase } from "pg";
import { type Report, stream } from "./verdict";

/** Record versions and redactions, each held against what the entry of its transaction says of them. */
export interface Digest {
  readonly n: number;
  readonly sha256: string;
}
export interface Claim {
  readonly id: number;
  readonly index: number | null;
  readonly digest: Digest;
}
export interface Said {
  readonly versions: Map<string, Claim>;
  readonly redactions: Map<string, Claim>;
}
interface Row extends Record<string, unknown> {
  readonly txid: string;
}
interface VersionRow extends Row {
  readonly n: number;
  readonly entity: string;
  readonly entity_id: string;
  readonly version: number;
  readonly op: string;
  readonly subject: string;
  readonly subject_id: string;
  readonly us: string | number;
  readonly salt: string | null;
  readonly data: string;
  readonly data_hash: Buffer;
}
interface RedactionRow extends Row {
  readonly id: string | number;
  readonly vtxid: string;
  readonly vn: number;
  readonly entity: string;
  readonly entity_id: string;
  readonly fields: string[];
  readonly after_hash: Buffer;
}

const VERSIONS = `SELECT v.txid::text AS txid, n, entity, entity_id, version, op::text AS op, subject, subject_id,
    (extract(epoch FROM valid_from) * 1000000)::bigint AS us, salt, data::text AS data, data_hash
  FROM audit.record_version v ORDER BY v.txid, v.n`;
const REDACTIONS = `SELECT r.id, r.txid::text AS txid, r.vtxid::text AS vtxid, vn, entity, entity_id, fields, after_hash
  FROM audit.redaction r ORDER BY r.txid, r.id`;

const sha256 = (...parts: readonly (Uint8Array | string)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The text PostgreSQL makes of a JSON array. */
export const jsonb = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(jsonb).join(", ")}]` : JSON.stringify(value);

/** Walks along with the transactions of the trail: rows of a transaction that it skips belong to no entry. */
class Follower<Rows extends Row> {
  private readonly rows: AsyncGenerator<Rows>;
  private next: IteratorResult<Rows> | null = null;

  constructor(rows: AsyncGenerator<Rows>) {
    this.rows = rows;
  }

  /** @returns the rows up to and including a transaction; null stands for the end. */
  async upTo(txid: bigint | null): Promise<{ skipped: Rows[]; found: Rows[] }> {
    const skipped: Rows[] = [];
    const found: Rows[] = [];
    this.next ??= await this.rows.next();
    while (!this.next.done) {
      const at = BigInt(this.next.value.txid);
      if (txid !== null && at > txid) break;
      (at === txid ? found : skipped).push(this.next.value);
      this.next = await this.rows.next();
    }
    return { skipped, found };
  }
}

export class VersionCheck {
  private readonly report: Report;
  private readonly versions: Follower<VersionRow>;
  private readonly redactions: Follower<RedactionRow>;
  /** What redacted versions must hash to now; redactions are rare enough to keep in mind. */
  private readonly blanked: ReadonlyMap<string, Buffer>;

  private constructor(client: ClientBase, report: Report, blanked: ReadonlyMap<string, Buffer>) {
    this.report = report;
    this.versions = new Follower(stream<VersionRow>(client, "versions", VERSIONS));
    this.redactions = new Follower(stream<RedactionRow>(client, "redactions", REDACTIONS));
    this.blanked = blanked;
  }

  static async open(client: ClientBase, report: Report) {
    const blanked = new Map<string, Buffer>();
    for await (const row of stream<RedactionRow>(client, "blanked", REDACTIONS)) {
      blanked.set(`${row.vtxid}/${row.vn}`, row.after_hash);
    }
    return new VersionCheck(client, report, blanked);
  }

  /** @param said what the entries of the transaction say; null when one of them cannot be believed */
  async follow(txid: bigint, said: Said | null) {
    const versions = await this.versions.upTo(txid);
    const redactions = await this.redactions.upTo(txid);
    this.checkVersions(versions.skipped, new Map());
    this.checkRedactions(redactions.skipped, new Map());
    if (!said) return;
    this.checkVersions(versions.found, said.versions);
    this.checkRedactions(redactions.found, said.redactions);
  }

  async finish() {
    this.checkVersions((await this.versions.upTo(null)).skipped, new Map());
    this.checkRedactions((await this.redactions.upTo(null)).skipped, new Map());
  }

  private checkVersions(rows: readonly VersionRow[], claims: Map<string, Claim>) {
    for (const row of rows) {
      const isIntact = row.salt
        ? sha256(Buffer.from(row.salt.replaceAll("-", ""), "hex"), row.data).equals(row.data_hash)
        : this.blanked.get(`${row.txid}/${row.n}`)?.equals(sha256(row.data));
      if (!isIntact)
        this.tell(null, `Version ${row.version} of ${row.entity} ${row.entity_id} was changed.`);
    }
    const digests = rows.map((row) => ({
      txid: row.txid,
      key: jsonb([row.subject, row.subject_id]),
      bytes: sha256(
        jsonb([
          row.n,
          row.entity,
          row.entity_id,
          row.version,
          row.op,
          row.subject,
          row.subject_id,
          Number(row.us),
        ]),
        row.data_hash,
      ),
    }));
    this.settle("versions", digests, claims, "");
  }

  private checkRedactions(rows: readonly RedactionRow[], claims: Map<string, Claim>) {
    const digests = rows.map((row) => ({
      txid: row.txid,
      key: jsonb([row.entity, row.entity_id]),
      bytes: Buffer.from(
        jsonb([
          Number(row.id),
          row.vtxid,
          row.vn,
          row.entity,
          row.entity_id,
          row.fields,
          row.after_hash.toString("hex"),
        ]),
      ),
    }));
    this.settle("redactions", digests, claims, "\n");
  }

  /** Each group of rows needs a claim that fits, and each claim its rows. */
  private settle(
    what: string,
    rows: readonly { txid: string; key: string; bytes: Buffer }[],
    claims: Map<string, Claim>,
    between: string,
  ) {
    const groups = Map.groupBy(rows, ({ txid, key }) => `${txid} ${key}`);
    const open = new Map(claims);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const claim = open.get(first.key);
      open.delete(first.key);
      const hash = sha256(
        ...group.flatMap(({ bytes }, at) => (at > 0 ? [between, bytes] : [bytes])),
      ).toString("hex");
      if (!claim)
        this.tell(
          null,
          `No entry of transaction ${first.txid} speaks of the ${what} of ${first.key}.`,
        );
      else if (claim.digest.n !== group.length || claim.digest.sha256 !== hash) {
        this.tell(
          claim,
          `The ${what} of ${first.key} are not those that entry ${claim.id} speaks of.`,
        );
      }
    }
    for (const [key, claim] of open)
      this.tell(claim, `The ${what} of ${key} that entry ${claim.id} speaks of are gone.`);
  }

  private tell(claim: Claim | null, message: string) {
    this.report({
      kind: "changed",
      index: claim?.index ?? null,
      entryId: claim?.id ?? null,
      message,
    });
  }
}
