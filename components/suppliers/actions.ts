"use server";

import { action } from "@/lib/adapters/action";
import * as suppliers from "@/lib/domain/suppliers/commands";
import * as reach from "@/lib/domain/suppliers/reach/commands";
import * as reviews from "@/lib/domain/suppliers/reviews/commands";

export const addSupplier = action(suppliers.addSupplier);
export const editSupplier = action(suppliers.editSupplier);
export const assessSupplier = action(suppliers.assessSupplier);
export const approveSupplier = action(suppliers.approveSupplier);
export const rejectSupplier = action(suppliers.rejectSupplier);
export const endSupplier = action(suppliers.endSupplier);
export const linkAsset = action(reach.linkAsset);
export const unlinkAsset = action(reach.unlinkAsset);
export const reviewSupplier = action(reviews.reviewSupplier);
export const collectPapers = action(reviews.collectPapers);
export const confirmSupplier = action(reviews.confirmSupplier);
export const finishAction = action(reviews.finishAction);
