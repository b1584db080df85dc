import * as z from "zod";

/** Where files go when they go to S3 or to a server that speaks like it. */
export interface S3Place {
  /** Unset for Amazon's own. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  readonly keyId: string;
  readonly secret: string;
  /** `server/bucket/key` rather than `bucket.server/key`. */
  readonly pathStyle: boolean;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
}

/** What of the environment says so; `env.ts` reads it. */
export const s3Fields = {
  ANNEX_S3_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      message: "ANNEX_S3_ENDPOINT must be an address such as https://minio.example:9000.",
    })
    .optional(),
  ANNEX_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "ANNEX_S3_REGION must be a name such as eu-central-1.")
    .optional(),
  ANNEX_S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "ANNEX_S3_BUCKET must be 3 to 63 small letters, digits, dots and hyphens.",
    )
    .optional(),
  ANNEX_S3_KEY_ID: z.string().min(1, "ANNEX_S3_KEY_ID must not be empty.").optional(),
  ANNEX_S3_SECRET: z.string().min(1, "ANNEX_S3_SECRET must not be empty.").optional(),
  ANNEX_S3_PATH_STYLE: z
    .enum(["0", "1"], "ANNEX_S3_PATH_STYLE must be 0 or 1.")
    .transform((value) => value === "1")
    .optional(),
  ANNEX_S3_PREFIX: z
    .string()
    .regex(
      /^(\w[\w.-]{0,99}\/){0,10}$/,
      "ANNEX_S3_PREFIX must be folders that end with a slash, such as annex/evidence/.",
    )
    .optional(),
};
type Given = z.output<z.ZodObject<typeof s3Fields>>;

/** Half a configuration is a wrong one: files would go where nobody looks for them. */
export function s3MustFit(given: Given, context: z.RefinementCtx): void {
  const { ANNEX_S3_BUCKET: bucket, ANNEX_S3_KEY_ID: keyId, ANNEX_S3_SECRET: secret } = given;
  const wrong = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const said = Object.entries(given).find(
    ([name, value]) => name in s3Fields && value !== undefined,
  )?.[0];
  if (bucket === undefined) {
    if (said) wrong("ANNEX_S3_BUCKET", `Set it too, or take ${said} away.`);
    return;
  }
  if (keyId === undefined) wrong("ANNEX_S3_KEY_ID", "Set it: a bucket needs a key.");
  if (secret === undefined)
    wrong("ANNEX_S3_SECRET", "Set it: a bucket needs a key and its secret.");
}

/** @returns null where nothing was said of S3 */
export function s3Of(given: Given): S3Place | null {
  const { ANNEX_S3_BUCKET: bucket, ANNEX_S3_KEY_ID: keyId, ANNEX_S3_SECRET: secret } = given;
  if (!bucket || !keyId || !secret) return null;
  return {
    endpoint: given.ANNEX_S3_ENDPOINT,
    region: given.ANNEX_S3_REGION ?? "us-east-1",
    bucket,
    keyId,
    secret,
    pathStyle: given.ANNEX_S3_PATH_STYLE ?? given.ANNEX_S3_ENDPOINT !== undefined,
    prefix: given.ANNEX_S3_PREFIX ?? "",
  };
}
