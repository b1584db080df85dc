import { Section } from "@/components/ui/section";
import { imports as words } from "@/components/words/imports";
import { read } from "@/lib/adapters/page";
import { readSaidOf } from "@/lib/domain/assets/said/queries";

/** What an imported document said of an asset and nothing here answers to; nothing when all is answered. */
export async function SaidByDocument({ asset }: { asset: string }) {
  const { said } = await read(readSaidOf, { id: asset });
  if (said.length === 0) return null;
  return (
    <Section title={words.said}>
      <p>{words.saidLead}</p>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Section>
  );
}
