import { setPriority } from "node:os";
import { answering } from "@/lib/adapters/apart/answering";
import { readFile, type Told } from "@/lib/adapters/reading/read";

/** Reads one uploaded file, away from the server. */
setPriority(10);
await answering((told, bytes) => readFile(bytes, told as Told));
