"use server";
import { action } from "@/lib/adapters/action";
import * as commands from "@/lib/domain/work/reminders/commands";

export const readReminders = action(commands.readReminders);
