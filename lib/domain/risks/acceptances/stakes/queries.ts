import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../../schema";
import { atStakeInput, atStakeShape } from "./schema";
import { stakesOf } from "./steps";

/** Which acceptances a change would end, before anybody saves it. */
export const acceptancesAtStake = query({
  name: "acceptances.atStake",
  may: [...RISK_READERS],
  // Hundreds of assets are too long for an address, so this question is put by POST.
  route: "POST /acceptances/at-stake",
  input: atStakeInput,
  output: atStakeShape,
  run: ({ db, rows, input }) => stakesOf({ db, rows }, input),
});
