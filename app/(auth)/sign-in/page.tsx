import type { Metadata } from "next";
import { redirect } from "next/navigation";
import styles from "@/components/people/gate.module.css";
import { SignInForm } from "@/components/people/sign-in-form";
import { signIn as words } from "@/components/words/sign-in";
import { currentActor } from "@/lib/adapters/session";

export const metadata: Metadata = { title: words.title };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = await searchParams;
  const target = inside(next);
  if (await currentActor()) redirect(target);
  return (
    <>
      <h1>{words.title}</h1>
      <SignInForm next={target} />
      <p className={styles.help}>{words.help}</p>
    </>
  );
}

/** Only addresses of this installation: `//` and `/\` would lead to another host. */
function inside(next: string | string[] | undefined) {
  return typeof next === "string" && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : "/";
}
