import { appDoor } from "@/lib/adapters/doors";
import { previewCard } from "@/lib/adapters/import-preview";

/** A card is looked at; the import itself is an action of the page. */
export const POST = previewCard(appDoor);
