/** Short messages about finished acts. The code that draws them is loaded with the first one. */
export interface Message {
  message: string;
  title?: string;
  tone?: "ok" | "warn" | "bad";
}

const COLOURS = { ok: "brand", warn: "yellow", bad: "danger" } as const;

let wanted = false;
const listeners = new Set<() => void>();

/** For `NotificationHost`: whether anything has been said yet. */
export const notes = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  wanted: () => wanted,
};

/** Says that something is done. Errors of a form stay in the form and do not come here. */
export async function notify({ message, title, tone = "ok" }: Message): Promise<void> {
  wanted = true;
  for (const listener of listeners) listener();
  const { notifications } = await import("@mantine/notifications");
  notifications.show({ message, title, color: COLOURS[tone], withBorder: true });
}
