import { allowed } from "@/lib/adapters/page";
import { approveMethod } from "@/lib/domain/risks/method/approvals/commands";
import * as editions from "@/lib/domain/risks/method/editions/commands";
import { previewMethod } from "@/lib/domain/risks/method/effect/queries";

/** What the reader's roles allow on editions of the method. */
export const methodRights = () =>
  allowed({
    draft: editions.draftMethod,
    edit: editions.editMethod,
    submit: editions.submitMethod,
    return: editions.returnMethod,
    discard: editions.discardMethod,
    approve: approveMethod,
    effect: previewMethod,
  });
