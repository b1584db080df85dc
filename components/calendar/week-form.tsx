"use client";

import { CommandForm } from "@/components/ui/form/command-form";
import { MultiSelectField } from "@/components/ui/form/select-fields";
import { SuggestField } from "@/components/ui/form/text-fields";
import { calendar as words } from "@/components/words/calendar";
import type { CalendarView } from "@/lib/domain/cadence/calendar/schema";
import { WEEKDAYS } from "@/lib/domain/cadence/calendar/schema";
import { setCalendar } from "./actions";

const DAYS = Object.entries(WEEKDAYS).map(([value, label]) => ({ value, label }));
const ZONES = Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value }));

/** The days on which is worked, and where days begin. */
export function WeekForm({ version, workingDays, timeZone }: CalendarView) {
  return (
    <CommandForm
      command={setCalendar}
      fixed={{ version }}
      initial={{ workingDays: workingDays.map(String), timeZone }}
      done={words.changed}
    >
      <MultiSelectField name="workingDays" label={words.workingDays} options={DAYS} required />
      <SuggestField
        name="timeZone"
        label={words.timeZone}
        description={words.timeZoneHelp}
        options={ZONES}
        required
      />
    </CommandForm>
  );
}
