import * as z from "zod";
import { event } from "@/lib/kernel/event";

export const exampleLeft = event("organisation.example_left", z.object({}));
