import { join } from "node:path";
import type { S3Place } from "../env-s3";
import { fileStore } from "./files";
import { s3Store } from "./s3";
import type { ObjectStore } from "./store";

/** The store in this folder, or in S3 where that is configured: then the folder holds only what waits. */
export const storeAt = (folder: string, s3: S3Place | null): ObjectStore =>
  s3 ? s3Store(s3, join(folder, "tmp")) : fileStore(folder);
