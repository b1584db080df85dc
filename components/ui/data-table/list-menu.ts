"use client";

import { type ComponentType, createContext } from "react";

/** What the workspace offers in the toolbar of every list, such as saved views; nothing elsewhere. */
export const ListMenu = createContext<ComponentType | null>(null);
