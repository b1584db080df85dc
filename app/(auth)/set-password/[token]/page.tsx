import type { Metadata } from "next";
import { SetPassword } from "@/components/people/late-forms";
import { LinkGone } from "@/components/people/link-gone";
import { signIn } from "@/components/words/sign-in";
import { isResetLink } from "@/lib/adapters/sign-in";

const words = signIn.setPassword;
/** The address is the secret: it goes to nobody as a referrer. */
export const metadata: Metadata = { title: words.title, referrer: "no-referrer" };

export default async function SetPasswordPage({ params }: PageProps<"/set-password/[token]">) {
  const { token } = await params;
  if (!(await isResetLink(token))) return <LinkGone title={words.gone} body={words.goneBody} />;
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <SetPassword token={token} />
    </>
  );
}
