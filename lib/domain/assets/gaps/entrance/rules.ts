// Whether an endpoint lets in whom nobody knows, and who reads along. Runs anywhere.
import type { AssetState, Exposure } from "@/prisma/generated/enums";
import type { Facts } from "../../facts/schema";
import type { FoundGap } from "../schema";

export interface Entrance {
  readonly name: string;
  readonly kind: string;
  readonly state: AssetState;
  /** Null: nobody has said to whom it answers. */
  readonly exposure: Exposure | null;
  /** How callers sign in, in words. */
  readonly authentication: string;
  readonly url: string | null;
  readonly facts: Facts;
}

const isOut = ({ state }: Entrance) => state === "retired" || state === "disposed";
/** What runs on a device is called from that device alone. */
const isOnDevice = ({ facts, url }: Entrance) => Boolean(facts.onDevicePackage) && !url;

const REACHED = {
  public: "everybody on the internet reaches it",
  partner: "partners reach it",
  unsaid: "nobody has said to whom it answers",
} as const;

/** Words by which people and imports say that nobody signs in. */
const NONE = /^(none|no|nothing|open|anonymous|no (sign-?in|authentication|auth))\.?$/i;
/** As an imported description is summed up. */
const OPEN = /; (\d+) of (\d+) operations open$/;

const isOpen = (said: string) => {
  const [, open, all] = OPEN.exec(said) ?? [];
  return NONE.test(said) || (open !== undefined && open === all);
};

function withoutSignIn(one: Entrance): FoundGap[] {
  const said = one.authentication.trim();
  if (one.exposure === "internal" || isOnDevice(one)) return [];
  if (said !== "" && !isOpen(said)) return [];
  const asks =
    said === ""
      ? `Nobody has said how those who call ${one.name} sign in`
      : `${one.name} asks nobody to sign in`;
  const what =
    said === ""
      ? "Say how they sign in, or put one in front of it."
      : "Put a sign-in in front of it, or let it answer inside only.";
  return [
    {
      kind: "no_sign_in",
      reason: `${asks}, and ${REACHED[one.exposure ?? "unsaid"]}. ${what}`,
      path: [],
      control: "A.8.5",
    },
  ];
}

const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const isPlain = (url: string | null) =>
  url !== null &&
  URL.canParse(url) &&
  new URL(url).protocol === "http:" &&
  !LOCAL.test(new URL(url).hostname);

function withoutEncryption(one: Entrance): FoundGap[] {
  const isOff = one.facts.minTls === "none";
  if (!isOff && !isPlain(one.url)) return [];
  const why = isOff
    ? `${one.name} is said to answer without TLS`
    : `The address of ${one.name} begins with http://`;
  const reason = `${why}, so whoever listens on the way reads along. Serve it by TLS 1.2 or newer, then correct what is said here.`;
  return [{ kind: "no_encryption", reason, path: [], control: "A.8.24" }];
}

/** What is wrong with the way in of an endpoint that runs. */
export const entranceGaps = (one: Entrance): FoundGap[] =>
  one.kind !== "endpoint" || isOut(one) ? [] : [...withoutSignIn(one), ...withoutEncryption(one)];
