import { holds } from "@/lib/kernel/actor";
import { forbidden } from "@/lib/kernel/errors";
import { query } from "@/lib/kernel/operation";
import { listTokensInput, tokenList } from "./schema";
import { shownToken, WITH_OWNER } from "./steps";

/** The own tokens, or everybody's for an administrator; without the secrets. */
export const listTokens = query({
  name: "tokens.list",
  may: [
    "staff",
    "admin",
    "compliance",
    "engineer",
    "risk_owner",
    "internal_auditor",
    "top_management",
  ],
  route: "GET /tokens",
  input: listTokensInput,
  output: tokenList,
  async run({ db, actor, input, now }) {
    if (input.of === "all" && !holds(actor, "admin")) {
      throw forbidden("Only administrators see the tokens of others.");
    }
    const found = await db.apiToken.findMany({
      where: input.of === "own" ? { personId: actor.id } : {},
      include: WITH_OWNER,
      orderBy: { createdAt: "desc" },
      take: 500,
    });
    return { rows: found.map((one) => shownToken(one, now)) };
  },
});
