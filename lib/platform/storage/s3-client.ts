import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { AppError } from "@/lib/kernel/errors";
import type { S3Place } from "../env-s3";
import type { Span } from "./store";

/** One stored copy: no key is ever written twice. */
export interface Copy {
  readonly key: string;
  readonly size: number;
  readonly storedAt: Date;
}

/** The store cannot be used; the sentence for people is the same whatever the reason. */
export class StoreAway extends AppError {
  /** For whoever runs it. */
  readonly reason: string;

  constructor(reason: string, cause: unknown) {
    super(
      "unavailable",
      "Files cannot be stored or read at the moment, and nothing was kept. Try again; if it lasts, ask whoever runs Annex to look at `annex doctor`.",
    );
    this.reason = reason;
    this.cause = cause;
  }
}

const sdk = () => import("@aws-sdk/client-s3");

/** The few calls that the store needs, their faults told in our words. */
export function s3Calls(place: S3Place) {
  let made: Promise<S3Client> | undefined;
  const client = () => {
    made ??= connect(place);
    return made;
  };
  const Bucket = place.bucket;
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw new StoreAway(reasonOf(error, place), error);
    }
  };

  return {
    /** A file of this disk, in one request: nothing of it is there before all of it is. */
    put: (Key: string, path: string, { sha256, size }: { sha256: string; size: number }) =>
      told(async () => {
        const { PutObjectCommand } = await sdk();
        const Body = createReadStream(path);
        const command = new PutObjectCommand({ Bucket, Key, Body, ContentLength: size });
        // Signed with the request, so a server that checks signatures refuses other bytes than these.
        command.middlewareStack.add(
          (next) => async (args) => {
            if (isRequest(args.request)) args.request.headers["x-amz-content-sha256"] = sha256;
            return next(args);
          },
          { step: "build", name: "annexContentHash" },
        );
        try {
          await (await client()).send(command);
        } finally {
          Body.destroy();
        }
      }),
    /** @returns null when there is no such key. */
    get: (Key: string, span: Span | null) =>
      told(async () => {
        const { GetObjectCommand, NoSuchKey } = await sdk();
        const Range = span ? { Range: `bytes=${span.from}-${span.to}` } : {};
        try {
          const command = new GetObjectCommand({ Bucket, Key, ...Range });
          const { Body } = await (await client()).send(command);
          return Body instanceof Readable ? Body : Readable.from([]);
        } catch (error) {
          if (error instanceof NoSuchKey) return null;
          throw error;
        }
      }),
    delete: (Key: string) =>
      told(async () => {
        const { DeleteObjectCommand } = await sdk();
        await (await client()).send(new DeleteObjectCommand({ Bucket, Key }));
      }),
    /** One page of keys in their order; `after` is where the next begins. */
    list: (Prefix: string, after?: string) =>
      told(async () => {
        const { ListObjectsV2Command } = await sdk();
        const ContinuationToken = after ? { ContinuationToken: after } : {};
        const command = new ListObjectsV2Command({ Bucket, Prefix, ...ContinuationToken });
        const page = await (await client()).send(command);
        const copies = (page.Contents ?? []).flatMap(({ Key, Size, LastModified }): Copy[] =>
          Key === undefined || Size === undefined || !LastModified
            ? []
            : [{ key: Key, size: Size, storedAt: LastModified }],
        );
        return { copies, next: page.NextContinuationToken };
      }),
    look: () =>
      told(async () => {
        const { ListObjectsV2Command } = await sdk();
        await (await client()).send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 }));
      }),
  };
}

export type S3Calls = ReturnType<typeof s3Calls>;

async function connect(place: S3Place): Promise<S3Client> {
  const { S3Client: Client } = await sdk();
  return new Client({
    region: place.region,
    ...(place.endpoint && { endpoint: place.endpoint }),
    forcePathStyle: place.pathStyle,
    credentials: { accessKeyId: place.keyId, secretAccessKey: place.secret },
    // Older servers know no checksums in trailers; ours is the hash, on every read.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    // What goes wrong is thrown, and logged by whoever asked.
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    requestHandler: { connectionTimeout: 5000, socketTimeout: 60_000 },
  });
}

const quiet = () => undefined;

const isRequest = (value: unknown): value is { headers: Record<string, string> } =>
  typeof value === "object" && value !== null && "headers" in value;

const REASONS: Record<string, (place: S3Place) => string> = {
  NoSuchBucket: ({ bucket }) => `There is no bucket ${bucket}: make it, or set ANNEX_S3_BUCKET.`,
  InvalidAccessKeyId: () => "The server does not know the key: check ANNEX_S3_KEY_ID.",
  SignatureDoesNotMatch: () => "The server refuses the secret: check ANNEX_S3_SECRET.",
  AccessDenied: ({ bucket }) =>
    `The key may not use the bucket ${bucket}: it needs to list, get, put and delete.`,
};
const MOVED = new Set(["PermanentRedirect", "AuthorizationHeaderMalformed"]);

function reasonOf(error: unknown, place: S3Place): string {
  const name = error instanceof Error ? error.name : "";
  const known = REASONS[name];
  if (known) return known(place);
  if (MOVED.has(name)) return "The bucket is in another region: set ANNEX_S3_REGION.";
  const said = error instanceof Error ? error.message : String(error);
  return `${place.endpoint ?? `S3 in ${place.region}`} does not answer as it should: ${name} ${said}`;
}
