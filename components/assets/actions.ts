"use server";

import { action } from "@/lib/adapters/action";
import * as bulk from "@/lib/domain/assets/bulk/commands";
import * as assets from "@/lib/domain/assets/commands";
import * as disposals from "@/lib/domain/assets/disposals/commands";
import * as relations from "@/lib/domain/assets/relations/commands";
import * as imports from "@/lib/domain/risks/imports/commands";

export const addAsset = action(assets.addAsset);
export const editAsset = action(assets.editAsset);
export const agreeToOwn = action(assets.agreeToOwn);
export const acceptAsset = action(assets.acceptAsset);
export const confirmAsset = action(assets.confirmAsset);
export const retireAsset = action(assets.retireAsset);
export const deleteCopies = action(disposals.deleteCopies);
export const disposeAsset = action(disposals.disposeAsset);
export const relateAsset = action(relations.relateAsset);
export const unrelateAsset = action(relations.unrelateAsset);
export const changeMany = action(bulk.changeMany);
export const undoBatch = action(bulk.undoBatch);
export const confirmMany = action(bulk.confirmMany);
export const undoImport = action(imports.undoImport);
