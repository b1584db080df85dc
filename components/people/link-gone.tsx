import { Link } from "@/components/ui/link";
import { signIn } from "@/components/words/sign-in";

/** A link that no longer opens anything, and where to go instead. */
export function LinkGone({ title, body }: { title: string; body: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p>{body}</p>
      <p>
        <Link href="/sign-in">{signIn.setPassword.toSignIn}</Link>
      </p>
    </>
  );
}
