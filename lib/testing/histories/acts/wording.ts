import { editRisk } from "@/lib/domain/risks/commands";
import { judgeWording, rewordRisk } from "@/lib/domain/risks/wordings/commands";
import { fc } from "@/lib/testing/property";
import { kind, ownerOf, type Stage, self } from "../stage";

export const letter = fc.constantFrom("a", "b");
export const wordsOf = (of: string) => ({
  cause: `Because of ${of},`,
  event: `something of ${of} may happen,`,
  consequence: `so that ${of} is lost.`,
});

/** Other words, which a second person says mean the same, or another thing. */
export async function reword(stage: Stage, given: { words: string; same: boolean }) {
  const moved = await ownerOf(stage).does(rewordRisk, { ...self(stage), ...wordsOf(given.words) });
  const { id, version } = moved;
  await stage.people.priya.does(judgeWording, { id, version, sameMeaning: given.same });
}

export const wording = [
  kind("edit", fc.record({ words: letter, assets: fc.constantFrom(1, 2) }), (stage, given) =>
    ownerOf(stage).does(editRisk, {
      ...self(stage),
      ...wordsOf(given.words),
      assets: stage.around.assets.slice(0, given.assets),
    }),
  ),
  kind("reword", fc.record({ words: letter, same: fc.boolean() }), reword, { weight: 12 }),
];
