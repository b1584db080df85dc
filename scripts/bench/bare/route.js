import { list } from "../list";

export const dynamic = "force-dynamic";
export const GET = async () => Response.json(await list());
