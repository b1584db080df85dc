import { redirect, forbidden as showForbidden, notFound as showNotFound } from "next/navigation";
import { cache } from "react";
import * as z from "zod";
import { type Actor, holds } from "@/lib/kernel/actor";
import { AppError } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { dayOf } from "@/lib/kernel/fields";
import type { AnyOperation, Query } from "@/lib/kernel/operation";
import { clock } from "@/lib/platform/clock";
import { currentActor } from "./session";

/** The door for pages: reads run as the signed-in person; refusals become the page that helps. */
type SearchParams = Record<string, string | string[] | undefined>;

/** @returns who is signed in; everybody else is sent to the sign-in page. One look-up a request. */
export const signedIn = cache(async (): Promise<Actor> => {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  return actor;
});

/** Today by the product's clock, for what a component reckons from it. */
export const today = () => dayOf(clock.now());

/**
 * Runs a query for a page. `not_found` shows the 404 page, `forbidden` the 403 page.
 * @param raw search parameters or an input; repeated parameters take their last value.
 */
export async function read<In extends z.ZodType, Out extends z.ZodType>(
  query: Query<In, Out>,
  raw: SearchParams | z.input<In> | Promise<SearchParams> = {},
): Promise<z.output<Out>> {
  try {
    return await asked(query, single(await raw));
  } catch (error) {
    throw shown(error);
  }
}

const asked = async <In extends z.ZodType, Out extends z.ZodType>(
  query: Query<In, Out>,
  input: unknown,
) => execute(query, await signedIn(), input, { channel: "ui", requestId: newRequestId() });

/** Turns a refusal into the page that helps; bugs go on to the error page. */
function shown(error: unknown): unknown {
  // An address that no record can have is an address where nothing is.
  const nowhere = error instanceof AppError && ["not_found", "invalid"].includes(error.code);
  if (nowhere) showNotFound();
  if (error instanceof AppError && error.code === "forbidden") showForbidden();
  return error;
}

/** A list whose address was mistyped starts again without its parameters instead of failing. */
export async function readList<In extends z.ZodType, Out extends z.ZodType>(
  query: Query<In, Out>,
  raw: Promise<SearchParams>,
  fixed: Record<string, unknown> = {},
): Promise<z.output<Out>> {
  const asking = await raw;
  const given = known(query.input, single(asking));
  try {
    return await asked(query, { ...given, ...fixed });
  } catch (error) {
    const mistyped = error instanceof AppError && error.code === "invalid";
    if (!mistyped || Object.keys(given).length === 0) throw shown(error);
    return readList(query, Promise.resolve(without(asking, error.fields)), fixed);
  }
}

/** What is right in an address still narrows the list; where it is not known what is wrong, nothing does. */
function without(given: SearchParams, wrong: Readonly<Record<string, unknown>>): SearchParams {
  const right = Object.entries(given).filter(([key]) => !Object.hasOwn(wrong, key));
  return right.length < Object.keys(given).length ? Object.fromEntries(right) : {};
}

/** What else stands in a page's address is the page's own. */
function known(input: z.ZodType, given: Record<string, unknown>) {
  if (!(input instanceof z.ZodObject)) return given;
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => Object.hasOwn(input.shape, key)),
  );
}

function single(raw: unknown): Record<string, unknown> {
  if (typeof raw !== "object" || raw === null) return {};
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [
      key,
      Array.isArray(value) && value.every((one) => typeof one === "string" && key !== "ids")
        ? value.join(",")
        : value,
    ]),
  );
}

export const may = (actor: Actor, operation: AnyOperation) => holds(actor, ...operation.may);

/** Booleans for buttons, decided on the server; the client never sees a role. */
export async function allowed<Acts extends Record<string, AnyOperation>>(
  acts: Acts,
): Promise<Record<keyof Acts, boolean>> {
  const actor = await signedIn();
  const entries = Object.entries(acts).map(([key, operation]) => [key, may(actor, operation)]);
  return Object.fromEntries(entries);
}
