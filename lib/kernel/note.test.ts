import { describe, expect, it } from "vitest";
import { leafHash, rootOf } from "./merkle";
import {
  newSigningKey,
  openCheckpoint,
  openNote,
  readCheckpoint,
  signCheckpoint,
  verifierKey,
} from "./note";

const origin = "annex/00000000-0000-4000-8000-000000000001";
const pem = newSigningKey();
const key = verifierKey(origin, pem);
const checkpoint = { origin, size: 3, root: rootOf(["a", "b", "c"].map((text) => leafHash(text))) };
const note = signCheckpoint(checkpoint, pem);

describe("a signed checkpoint", () => {
  it("has the form of a signed note", () => {
    const [first, size, root, empty, signature, end] = note.split("\n");
    expect([first, size, root, empty, end]).toEqual([
      origin,
      "3",
      checkpoint.root.toString("base64"),
      "",
      "",
    ]);
    expect(signature).toMatch(/^\u2014 annex\/[0-9a-f-]+ [A-Za-z0-9+/]{91}=$/);
  });

  it("opens with its key and says what was signed", () => {
    expect(openCheckpoint(note, key)).toEqual(checkpoint);
    expect(readCheckpoint(note)).toEqual(checkpoint);
  });

  it("opens among the signatures of others", () => {
    const other = signCheckpoint(
      { ...checkpoint, origin: "witness.example" },
      newSigningKey(),
    ).split("\n\n")[1];
    expect(openCheckpoint(note.replace("\n\n", `\n\n${other}`), key)).toEqual(checkpoint);
  });

  it("does not open when a character of it changed", () => {
    for (let at = 0; at < note.length; at++) {
      const char = note[at] === "A" ? "B" : "A";
      expect(openCheckpoint(note.slice(0, at) + char + note.slice(at + 1), key)).toBeNull();
    }
  });

  it("does not open with another key, another name or a broken key", () => {
    expect(openCheckpoint(note, verifierKey(origin, newSigningKey()))).toBeNull();
    expect(openCheckpoint(note, verifierKey("annex/other", pem))).toBeNull();
    expect(openCheckpoint(note, key.replace(/\+[0-9a-f]{8}\+/, "+00000000+"))).toBeNull();
    expect(openCheckpoint(note, "")).toBeNull();
  });

  it("is a note like the published example", () => {
    // From the documentation of Go's package note.
    const published = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signed = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    expect(openNote(signed, published)).toBe(text);
    expect(openCheckpoint(signed, published)).toBeNull();
    expect(openNote(signed.replace("answer", "Answer"), published)).toBeNull();
  });
});
