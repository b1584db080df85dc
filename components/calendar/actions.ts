"use server";
import { action } from "@/lib/adapters/action";
import * as commands from "@/lib/domain/cadence/calendar/commands";

export const setCalendar = action(commands.setCalendar);
export const addHolidays = action(commands.addHolidays);
export const removeHoliday = action(commands.removeHoliday);
