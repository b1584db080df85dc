import { createHash } from "node:crypto";

/** The Merkle tree of RFC 6962: leaves and nodes hash under different prefixes, so neither poses as the other. */
const sha256 = (...parts: readonly Uint8Array[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const leafHash = (data: Uint8Array | string) => sha256(LEAF, Buffer.from(data));
export const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(NODE, left, right);
export const EMPTY_ROOT = sha256();

/** A tree under construction: only the roots of its perfect subtrees are kept, about log2(size) hashes. */
export class Range {
  private count: number;
  private readonly stack: Buffer[];

  constructor(size = 0, frontier: readonly Buffer[] = []) {
    this.count = size;
    this.stack = [...frontier];
  }

  get size() {
    return this.count;
  }

  get frontier(): readonly Buffer[] {
    return this.stack;
  }

  push(leaf: Buffer) {
    let hash = leaf;
    for (let i = this.count; i % 2 === 1; i = Math.floor(i / 2)) {
      const left = this.stack.pop();
      if (!left) throw new Error("This frontier does not fit its size.");
      hash = nodeHash(left, hash);
    }
    this.stack.push(hash);
    this.count += 1;
  }

  root(): Buffer {
    return (
      this.stack.reduceRight<Buffer | null>(
        (right, left) => (right ? nodeHash(left, right) : left),
        null,
      ) ?? EMPTY_ROOT
    );
  }

  copy(): Range {
    return new Range(this.count, this.stack);
  }
}

export function rootOf(leaves: readonly Buffer[]): Buffer {
  const range = new Range();
  for (const leaf of leaves) range.push(leaf);
  return range.root();
}

/** The largest power of two below n: where RFC 6962 splits a tree. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** @returns the sibling hashes that lead from one leaf to the root, nearest first. */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (index < 0 || index >= leaves.length) throw new RangeError("There is no such leaf.");
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), rootOf(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), rootOf(leaves.slice(0, k))];
}

export interface Inclusion {
  readonly leaf: Buffer;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}

/** Checks that a leaf stands at its index in the tree of that size and root (RFC 9162, 2.1.3.2). */
export function verifyInclusion({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && hash.equals(root);
}

/** @returns the hashes that show that the first `old` leaves are the beginning of all of them. */
export function consistencyProof(leaves: readonly Buffer[], old: number): Buffer[] {
  if (old < 1 || old > leaves.length) throw new RangeError("There was no such tree.");
  return old === leaves.length ? [] : subproof(leaves, old, true);
}

function subproof(leaves: readonly Buffer[], old: number, whole: boolean): Buffer[] {
  if (old === leaves.length) return whole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  return old <= k
    ? [...subproof(leaves.slice(0, k), old, whole), rootOf(leaves.slice(k))]
    : [...subproof(leaves.slice(k), old - k, false), rootOf(leaves.slice(0, k))];
}

export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Buffer;
  readonly size: number;
  readonly root: Buffer;
  readonly proof: readonly Buffer[];
}

/** Checks that a later tree only added to an earlier one (RFC 9162, 2.1.4.2). */
export function verifyConsistency({ oldSize, oldRoot, size, root, proof }: Consistency): boolean {
  if (oldSize < 1 || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  const isPerfect = Number.isInteger(Math.log2(oldSize));
  const [first, ...rest] = isPerfect ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let at = oldSize - 1;
  let last = size - 1;
  while (at % 2 === 1) {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  let before = first;
  let after = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(hash, before);
      after = nodeHash(hash, after);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      after = nodeHash(after, hash);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && before.equals(oldRoot) && after.equals(root);
}
