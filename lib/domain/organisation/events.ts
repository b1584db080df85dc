import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const organisationRenamed = event("organisation.renamed", z.object({}));
export const exampleLeft = event("organisation.example_left", z.object({}));
