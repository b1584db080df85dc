"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { calendar as words } from "@/components/words/calendar";
import type { CalendarView, HolidayRow } from "@/lib/domain/cadence/calendar/schema";
import { removeHoliday } from "./actions";

const WeekForm = dynamic(() => import("./week-form").then((one) => one.WeekForm), { ssr: false });
const HolidaysForm = dynamic(() => import("./holidays-form").then((one) => one.HolidaysForm), {
  ssr: false,
});

export const ChangeWeekAct = ({ calendar }: { calendar: CalendarView }) => (
  <ActButton label={words.change} title={words.changeTitle}>
    <WeekForm {...calendar} />
  </ActButton>
);

export const AddHolidaysAct = () => (
  <ActButton label={words.add}>
    <HolidaysForm />
  </ActButton>
);

export const RemoveHolidayAct = ({ id, version, name }: HolidayRow) => (
  <ConfirmButton
    label={words.remove}
    title={words.removeTitle(name)}
    body={words.removeBody}
    variant="subtle"
    command={removeHoliday}
    input={{ id, version }}
    done={words.removed}
  />
);
