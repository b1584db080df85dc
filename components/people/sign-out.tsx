import { shell } from "@/components/words/shell";
import { signOut } from "./actions";
import styles from "./sign-out.module.css";

/** A form, so that signing out works before and without any script. */
export function SignOut() {
  return (
    <form action={signOut} className={styles.form}>
      <button type="submit">{shell.signOut}</button>
    </form>
  );
}
