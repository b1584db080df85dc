import { describe, expect, it } from "vitest";
import {
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  Range,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "./merkle";

// The inputs and roots of the reference implementation of RFC 6962 (Certificate Transparency).
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leaves = INPUTS.map((hex) => leafHash(Buffer.from(hex, "hex")));
const many = Array.from({ length: 70 }, (_, i) => leafHash(`entry ${i}`));

const flipped = (hash: Buffer, bit: number) => {
  const copy = Buffer.from(hash);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
};

describe("the tree", () => {
  it("has the known roots, the empty one too", () => {
    expect(EMPTY_ROOT.toString("hex")).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(new Range().root()).toEqual(EMPTY_ROOT);
    expect(ROOTS.map((_, i) => rootOf(leaves.slice(0, i + 1)).toString("hex"))).toEqual(ROOTS);
  });

  it("goes on from a kept frontier as if it had never stopped", () => {
    for (let cut = 0; cut <= many.length; cut++) {
      const first = new Range();
      for (const leaf of many.slice(0, cut)) first.push(leaf);
      const second = new Range(cut, first.frontier);
      for (const leaf of many.slice(cut)) second.push(leaf);
      expect(second.root()).toEqual(rootOf(many));
    }
  });

  it("refuses a frontier that does not fit its size", () => {
    expect(() => new Range(3, []).push(leafHash("x"))).toThrow("does not fit");
  });
});

describe("inclusion", () => {
  const size = 13;
  const root = rootOf(many.slice(0, size));
  const proofs = many.slice(0, size).map((leaf, index) => ({
    leaf,
    index,
    size,
    root,
    proof: inclusionProof(many.slice(0, size), index),
  }));

  it("is shown for each leaf with at most log2 hashes", () => {
    for (const one of proofs) {
      expect(verifyInclusion(one)).toBe(true);
      expect(one.proof.length).toBeLessThanOrEqual(4);
    }
  });

  it("fails with any flipped bit of leaf, root or proof, another index or size", () => {
    for (const one of proofs) {
      for (let bit = 0; bit < 256; bit += 1) {
        expect(verifyInclusion({ ...one, leaf: flipped(one.leaf, bit) })).toBe(false);
        expect(verifyInclusion({ ...one, root: flipped(root, bit) })).toBe(false);
        const at = bit % one.proof.length;
        const proof = one.proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
        expect(verifyInclusion({ ...one, proof })).toBe(false);
      }
      for (let index = -1; index <= size; index++) {
        if (index !== one.index) expect(verifyInclusion({ ...one, index })).toBe(false);
      }
      expect(verifyInclusion({ ...one, proof: one.proof.slice(1) })).toBe(false);
      expect(verifyInclusion({ ...one, proof: [...one.proof, root] })).toBe(false);
    }
  });

  it("is not asked of a leaf that is not there", () => {
    expect(() => inclusionProof(many, 70)).toThrow(RangeError);
  });
});

describe("consistency", () => {
  it("is shown between any two sizes, and fails with any flipped bit", () => {
    for (let size = 1; size <= 24; size++) {
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        const now = many.slice(0, size);
        const one = {
          oldSize,
          size,
          oldRoot: rootOf(many.slice(0, oldSize)),
          root: rootOf(now),
          proof: consistencyProof(now, oldSize),
        };
        expect(verifyConsistency(one)).toBe(true);
        const bit = (size * 31 + oldSize * 7) % 256;
        expect(verifyConsistency({ ...one, oldRoot: flipped(one.oldRoot, bit) })).toBe(false);
        expect(verifyConsistency({ ...one, root: flipped(one.root, bit) })).toBe(false);
        for (const at of one.proof.keys()) {
          const proof = one.proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
          expect(verifyConsistency({ ...one, proof })).toBe(false);
        }
        expect(verifyConsistency({ ...one, proof: [...one.proof, one.root] })).toBe(false);
      }
    }
  });

  it("is not asked of a tree that never was", () => {
    expect(() => consistencyProof(many, 71)).toThrow(RangeError);
    expect(
      verifyConsistency({ oldSize: 0, size: 1, oldRoot: EMPTY_ROOT, root: EMPTY_ROOT, proof: [] }),
    ).toBe(false);
  });
});
