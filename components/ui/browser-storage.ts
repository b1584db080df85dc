/** Keeps a display preference for a year where the server can read it. Never anything private. */
export function keepFor(name: `annex-${string}`, value: string): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

const SINGLE_KEYS = "annex-single-keys";

/** Whether keys without Ctrl act (WCAG 2.1.4 asks for a switch). */
export const singleKeys = {
  on: () => {
    try {
      return window.localStorage.getItem(SINGLE_KEYS) !== "off";
    } catch {
      return true;
    }
  },
  set: (on: boolean) => window.localStorage.setItem(SINGLE_KEYS, on ? "on" : "off"),
};

/** Whether a key press belongs to something that is being typed into, or to a dialog. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]",
    ) !== null
  );
}
