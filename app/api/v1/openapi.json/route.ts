import { evidenceFiles } from "@/lib/adapters/evidence";
import { openapi } from "@/lib/adapters/openapi";
import { operations } from "@/lib/domain/registry";

export const GET = () => Response.json(openapi(operations, evidenceFiles));
