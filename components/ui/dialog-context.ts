"use client";

import { createContext, useContext } from "react";

interface DialogHandle {
  /** Asks first when something was written. */
  close: () => void;
  /** Closes at once: what was written is saved. */
  finish: () => void;
  setDirty: (dirty: boolean) => void;
}

export const DialogContext = createContext<DialogHandle | null>(null);

/** The dialog around this component, if there is one. */
export const useDialog = () => useContext(DialogContext);
