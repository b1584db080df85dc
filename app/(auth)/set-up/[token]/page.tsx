import type { Metadata } from "next";
import { SetUp } from "@/components/people/late-forms";
import { LinkGone } from "@/components/people/link-gone";
import { signIn } from "@/components/words/sign-in";
import { isSetUpLink } from "@/lib/adapters/sign-in";

const words = signIn.setUp;
export const metadata: Metadata = { title: words.title, referrer: "no-referrer" };

export default async function SetUpPage({ params }: PageProps<"/set-up/[token]">) {
  const { token } = await params;
  if (!(await isSetUpLink(token))) return <LinkGone title={words.gone} body={words.goneBody} />;
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <SetUp token={token} />
    </>
  );
}
