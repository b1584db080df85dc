import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { approveMethod } from "@/lib/domain/risks/method/approvals/commands";
import { draftMethod, submitMethod } from "@/lib/domain/risks/method/editions/commands";
import { DEFAULT_METHOD } from "@/lib/domain/risks/method/rules";
import { RiskBand } from "@/prisma/generated/enums";

const share = z.number();
const part = z.object({
  riskMethod: z.object({
    version: z.string(),
    authorId: z.string(),
    approverId: z.string(),
    approvedAt: z.string(),
    bands: z.array(
      z.object({ name: z.enum(RiskBand), from: z.int(), to: z.int(), rule: z.string() }),
    ),
    likelihood: z.array(z.string()).length(5),
    strength: z.object({ weak: share, moderate: share, strong: share }),
    operatingFactor: z.object({
      effective: share,
      attested: share,
      partial: share,
      overdue_grace: share,
    }),
    reductionCap: share,
  }),
});
type MethodPart = z.output<typeof part>["riskMethod"];

const DRAFTED = "2026-05-04";
const SUBMITTED = "2026-05-08";
const NOTE =
  "What applies to a risk of each band, in our own words. The numbers stay as the product ships them.";

/** The method by which the example's risks are assessed, approved before the first of them. */
export async function loadMethod(load: Loader, example: unknown): Promise<void> {
  const { riskMethod: method } = part.parse(example);
  const author = load.as(method.authorId);
  const { id, version } = await author.run(
    draftMethod,
    { edition: method.version, note: NOTE, ...textOf(method) },
    { at: load.moment(DRAFTED) },
  );
  const submitted = await author.run(submitMethod, { id, version }, { at: load.moment(SUBMITTED) });
  await load
    .as(method.approverId)
    .run(approveMethod, { id, version: submitted.version }, { at: load.moment(method.approvedAt) });
}

/** Who accepts, for how long, and the anchors of the impact by dimension are those that ship. */
const textOf = (method: MethodPart) => ({
  likelihood: method.likelihood.map(levelOf),
  bands: DEFAULT_METHOD.bands.map((shipped) => {
    const own = method.bands.find(({ name }) => name === shipped.name);
    if (!own) return shipped;
    return { ...shipped, from: own.from, to: own.to, appetite: sentence(own.rule) };
  }),
  strengths: method.strength,
  factors: method.operatingFactor,
  cap: method.reductionCap,
});

/** `1 rare: less than once in five years`. */
function levelOf(line: string) {
  const [name = "", meaning = ""] = line.replace(/^\d /, "").split(": ");
  return { name: big(name), meaning: sentence(meaning) };
}

const big = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
const sentence = (words: string) => `${big(words)}.`;
