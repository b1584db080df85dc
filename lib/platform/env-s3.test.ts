import { describe, expect, it } from "vitest";
import * as z from "zod";
import { s3Fields, s3MustFit, s3Of } from "./env-s3";

const schema = z.object(s3Fields).superRefine(s3MustFit);
const KEY = { ANNEX_S3_KEY_ID: "key", ANNEX_S3_SECRET: "secret" };
const messagesOf = (given: Record<string, string>) =>
  schema
    .safeParse(given)
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)
    .join(" ") ?? "";
const placeOf = (given: Record<string, string>) => s3Of(schema.parse(given));

describe("the environment of S3", () => {
  it("is none when nothing is said", () => {
    expect(placeOf({})).toBeNull();
  });

  it("is Amazon's with a bucket and a key, or another server's", () => {
    expect(placeOf({ ANNEX_S3_BUCKET: "evidence", ...KEY })).toEqual({
      endpoint: undefined,
      region: "us-east-1",
      bucket: "evidence",
      keyId: "key",
      secret: "secret",
      pathStyle: false,
      prefix: "",
    });
    const own = { ANNEX_S3_ENDPOINT: "http://10.0.0.5:9000", ANNEX_S3_PREFIX: "annex/" };
    expect(placeOf({ ANNEX_S3_BUCKET: "evidence", ...KEY, ...own })).toMatchObject({
      endpoint: "http://10.0.0.5:9000",
      pathStyle: true,
      prefix: "annex/",
    });
    const hosted = { ANNEX_S3_BUCKET: "evidence", ...KEY, ...own, ANNEX_S3_PATH_STYLE: "0" };
    expect(placeOf(hosted)).toMatchObject({ pathStyle: false });
  });

  it.each([
    [{ ANNEX_S3_BUCKET: "evidence" }, "ANNEX_S3_KEY_ID: Set it"],
    [{ ANNEX_S3_BUCKET: "evidence", ANNEX_S3_KEY_ID: "k" }, "ANNEX_S3_SECRET: Set it"],
    [{ ANNEX_S3_REGION: "eu-central-1" }, "ANNEX_S3_BUCKET: Set it too, or take ANNEX_S3_REGION"],
    [{ ANNEX_S3_BUCKET: "Evidence", ...KEY }, "small letters"],
    [{ ANNEX_S3_BUCKET: "evidence", ...KEY, ANNEX_S3_ENDPOINT: "minio:9000" }, "an address"],
    [{ ANNEX_S3_BUCKET: "evidence", ...KEY, ANNEX_S3_ENDPOINT: "ftp://minio" }, "an address"],
    [{ ANNEX_S3_BUCKET: "evidence", ...KEY, ANNEX_S3_PREFIX: "annex" }, "end with a slash"],
    [{ ANNEX_S3_BUCKET: "evidence", ...KEY, ANNEX_S3_PREFIX: "../up/" }, "end with a slash"],
    [{ ANNEX_S3_BUCKET: "evidence", ...KEY, ANNEX_S3_PATH_STYLE: "yes" }, "must be 0 or 1"],
    [{ ANNEX_S3_BUCKET: "evidence", ...KEY, ANNEX_S3_REGION: "Frankfurt!" }, "eu-central-1"],
  ])("stops the start for %j", (given, message) => {
    expect(messagesOf({ ...given })).toContain(message);
  });
});
