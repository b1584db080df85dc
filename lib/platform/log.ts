import pino from "pino";
import { env } from "./env";

/** Structured log on standard error. Never bodies, never secrets: ids and codes only. */
export const log = pino(
  {
    level: env.logLevel,
    base: null,
    redact: ["password", "token", "authorization", "cookie", "*.password", "*.token"],
  },
  pino.destination(2),
);
