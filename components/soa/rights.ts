import { allowed } from "@/lib/adapters/page";
import * as editions from "@/lib/domain/controls/soa/editions/commands";
import { recordHistory } from "@/lib/domain/trail/queries";

/** What the reader's roles allow on editions of the statement. */
export const soaRights = () =>
  allowed({
    submit: editions.submitSoa,
    approve: editions.approveSoa,
    return: editions.returnSoa,
    history: recordHistory,
  });
