import { dayOf } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import { chunksOf } from "../../../assets/imports/loading/steps";
import { inForce } from "../../../people/steps";
import { methodInForce } from "../../method/steps";
import { threatTitles } from "../../register/threats/steps";
import { assetNames, type Names } from "../reading/rules";
import type { LoadField, LoadInput } from "../schema";

interface Named {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

const small = (text: string) => text.trim().toLowerCase();

function byWords(found: readonly { readonly named: Named; readonly words: readonly string[] }[]) {
  const all = new Map<string, Named[]>();
  for (const { named, words } of found) {
    for (const word of new Set(words.map(small))) {
      const others = all.get(word) ?? [];
      if (!others.some(({ id }) => id === named.id)) all.set(word, [...others, named]);
    }
  }
  return all;
}

/** What stands in the cells of one field, and what was said that they mean. */
export function textsOf({ sheet, mapping, values }: LoadInput, field: LoadField): string[] {
  const at = sheet.headers.findIndex((header) => mapping[header] === field);
  if (at < 0) return [];
  const texts = sheet.rows.map(({ cells }) => cells[at]?.trim() ?? "").filter(Boolean);
  return [...new Set([...texts, ...Object.values(values[field] ?? {}).filter(Boolean)])];
}

const MOST_OWNERS = 2000;

async function ownersIn(db: Reader, now: Date) {
  const day = dayOf(now);
  const people = await db.person.findMany({
    where: {
      state: "active",
      OR: [{ accessUntil: null }, { accessUntil: { gte: new Date(`${day}T00:00:00Z`) } }],
      grants: { some: { ...inForce(day), role: "risk_owner" } },
    },
    select: { id: true, reference: true, name: true, email: true },
    take: MOST_OWNERS,
  });
  return byWords(
    people.map(({ email, ...named }) => ({
      named,
      words: [named.id, named.reference, named.name, email],
    })),
  );
}

/** Assets that the cells name, by reference or name; what is disposed of is none. */
async function assetsIn(db: Reader, texts: readonly string[]) {
  const words = new Set(
    texts.flatMap((text) => [
      text,
      ...text.split(/[;|\n]/).map((one) => one.trim()),
      ...assetNames(text, EMPTY),
    ]),
  );
  const found: Named[] = [];
  for (const chunk of chunksOf([...words].filter(Boolean), 500)) {
    found.push(
      ...(await db.asset.findMany({
        where: {
          state: { not: "disposed" },
          OR: [{ reference: { in: chunk } }, { name: { in: chunk, mode: "insensitive" } }],
        },
        select: { id: true, reference: true, name: true },
        take: 5000,
      })),
    );
  }
  return byWords(found.map((named) => ({ named, words: [named.reference, named.name] })));
}

const EMPTY: Names = {
  ...{ people: new Map(), assets: new Map(), threats: new Map(), threatTitles: new Map() },
  ...{ likelihood: [], impact: [] },
};

/** Whom and what the table can name. */
export async function namesFor(db: Reader, input: LoadInput, now: Date): Promise<Names> {
  const titles = await threatTitles(db);
  const method = await methodInForce(db);
  return {
    people: await ownersIn(db, now),
    assets: await assetsIn(db, textsOf(input, "assets")),
    threats: new Map(
      [...titles].flatMap(([id, title]) => [[small(id), id] as const, [small(title), id] as const]),
    ),
    threatTitles: titles,
    likelihood: method.likelihood.map(({ name }) => name),
    impact: method.impact.map(({ name }) => name),
  };
}
