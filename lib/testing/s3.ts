import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { startFauxqs } from "fauxqs";
import type { S3Place } from "@/lib/platform/env-s3";

/**
 * A server that speaks S3, in memory. It checks neither credentials nor conditions (If-None-Match): the
 * store relies on neither, and refusals of a secret are tested against answers as servers give them.
 */
export async function startS3() {
  const server = await startFauxqs({ port: 0, logger: false });
  const place: S3Place = {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: "us-east-1",
    bucket: "evidence",
    keyId: "test",
    secret: "test",
    pathStyle: true,
    prefix: "annex/files/",
  };
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: place.region,
    forcePathStyle: true,
    credentials: { accessKeyId: place.keyId, secretAccessKey: place.secret },
  });
  await client.send(new CreateBucketCommand({ Bucket: place.bucket }));
  return {
    place,
    /** What stands in the bucket, as anybody may see who opens it. */
    async keys(): Promise<string[]> {
      const { Contents = [] } = await client.send(
        new ListObjectsV2Command({ Bucket: place.bucket }),
      );
      return Contents.map(({ Key = "" }) => Key);
    },
    /** Writes past the store. */
    overwrite: (Key: string, Body: Uint8Array | string) =>
      client.send(new PutObjectCommand({ Bucket: place.bucket, Key, Body })),
    async stop() {
      client.destroy();
      await server.stop();
    },
  };
}
