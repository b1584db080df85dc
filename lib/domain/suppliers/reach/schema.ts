import * as z from "zod";
import { recordRef, version } from "@/lib/kernel/fields";

export const reachInput = z.strictObject({ id: recordRef, version, asset: recordRef });
