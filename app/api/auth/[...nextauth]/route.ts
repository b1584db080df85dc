import { authenticate } from "@/lib/adapters/session";

/** Sign-in and sign-out; everything else of next-auth answers 404. */
export { authenticate as GET, authenticate as POST };
