"use server";

import { action } from "@/lib/adapters/action";
import * as views from "@/lib/domain/views/commands";

export const saveView = action(views.saveView);
export const changeView = action(views.changeView);
export const deleteView = action(views.deleteView);
