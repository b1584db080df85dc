import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../../schema";
import { atStakeInput, atStakeShape } from "./schema";
import { stakesOf } from "./steps";

/** Which acceptances a change would end, before anybody saves it. */
export const acceptancesAtStake = query({
  name: "acceptances.atStake",
  may: [...RISK_READERS],
  route: "GET /acceptances/at-stake",
  input: atStakeInput,
  output: atStakeShape,
  run: ({ db, input }) => stakesOf(db, input),
});
