import { evidenceFiles } from "@/lib/adapters/evidence";
import { exportFiles } from "@/lib/adapters/exports/door";
import { openapi } from "@/lib/adapters/openapi";
import { operations } from "@/lib/domain/registry";

export const GET = () => Response.json(openapi(operations, [...evidenceFiles, ...exportFiles]));
