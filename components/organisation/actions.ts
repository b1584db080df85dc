"use server";
import { action } from "@/lib/adapters/action";
import * as commands from "@/lib/domain/organisation/commands";

export const leaveExample = action(commands.leaveExample);
