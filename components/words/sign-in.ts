/** Words of the pages before one is signed in. Light: the first page loads nothing else. */
export const signIn = {
  title: "Sign in",
  email: "E-mail",
  password: "Password",
  submit: "Sign in",
  busy: "Signing in…",
  refused:
    "That did not work. Check e-mail and password; after several tries, wait a few minutes before the next.",
  unavailable: "Nobody can sign in at the moment. Try again in a minute.",
  help: "No password yet, or forgotten? An administrator gives you a link to set one.",

  setPassword: {
    title: "Set your password",
    lead: "Twelve characters or more. Several words that have nothing to do with you or your work are good.",
    repeat: "Repeat the password",
    differs: "The two passwords differ.",
    submit: "Set password",
    done: "Your password is set. Sign in with it.",
    gone: "This link was used or has run out",
    goneBody: "Ask an administrator for a new one: it works for half an hour, once.",
    toSignIn: "Go to sign-in",
  },

  setUp: {
    title: "Set up this installation",
    lead: "You become its first administrator. Everybody else is added under Settings, People.",
    organisation: "Name of the organisation",
    name: "Your name",
    email: "Your e-mail",
    submit: "Begin",
    done: "The installation is yours. Sign in.",
    gone: "This installation is set up",
    goneBody: "Sign in, or ask an administrator to add you.",
  },
} as const;
