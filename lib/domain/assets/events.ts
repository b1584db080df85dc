import * as z from "zod";
import { event, wakes } from "@/lib/kernel/event";
import { AssetKind, RelationType } from "@/prisma/generated/enums";

/** What the rules that propose risks read has changed. */
const LOOK = wakes("risks.look");

const kind = z.enum(AssetKind);
const person = z.uuid().nullable();

export const assetProposed = event("asset.proposed", z.object({ kind, ownerId: person }), LOOK);
export const assetEdited = event(
  "asset.edited",
  z.object({ fields: z.array(z.string()), ownerId: person }),
  LOOK,
);
export const assetAgreed = event("asset.agreed", z.object({ ownerId: z.uuid() }));
export const assetAccepted = event(
  "asset.accepted",
  z.object({ kind, inScope: z.boolean(), nextReview: z.string() }),
  LOOK,
);
export const assetConfirmed = event("asset.confirmed", z.object({ nextReview: z.string() }));
export const assetRetired = event("asset.retired", z.object({ kind }), LOOK);
export const assetDeleted = event("asset.copies_deleted", z.object({ copies: z.int() }), LOOK);
export const assetDisposed = event("asset.disposed", z.object({ deletedById: z.uuid() }));

const relation = z.object({ relationId: z.uuid(), type: z.enum(RelationType), toId: z.uuid() });
export const assetRelated = event("asset.related", relation, wakes("risks.look", "toId"));
export const assetUnrelated = event("asset.unrelated", relation, wakes("risks.look", "toId"));
export const assetPlaced = event(
  "asset.placed",
  z.object({ zoneId: z.uuid().nullable(), environmentId: z.uuid().nullable() }),
  LOOK,
);
export const assetImported = event(
  "asset.imported",
  z.object({ kind, isNew: z.boolean(), fields: z.array(z.string()) }),
  LOOK,
);

/** What reaches it along its relations changed; said of every asset that a change moved. */
export const assetRerated = event(
  "asset.rerated",
  z.object({
    /** The asset whose change it was; null when several were changed at once. */
    causeId: z.uuid().nullable(),
    fields: z.array(z.string()),
    /** On the asset that caused it: how many assets it moved. */
    moved: z.int().optional(),
  }),
  LOOK,
);
