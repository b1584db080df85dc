import type { Metadata } from "next";
import { AddHolidaysAct, ChangeWeekAct } from "@/components/calendar/acts";
import { Holidays } from "@/components/calendar/holidays";
import { Page } from "@/components/shell/page";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { calendar as words } from "@/components/words/calendar";
import { allowed, read } from "@/lib/adapters/page";
import { addHolidays, removeHoliday, setCalendar } from "@/lib/domain/cadence/calendar/commands";
import { getCalendar } from "@/lib/domain/cadence/calendar/queries";
import { WEEKDAYS } from "@/lib/domain/cadence/calendar/schema";

export const metadata: Metadata = { title: words.title };

export default async function CalendarPage() {
  const [calendar, can] = await Promise.all([
    read(getCalendar),
    allowed({ setCalendar, addHolidays, removeHoliday }),
  ]);
  const { holidays, today, timeZone, workingDays } = calendar;
  const days = Object.entries(WEEKDAYS)
    .filter(([number]) => workingDays.includes(Number(number)))
    .map(([, name]) => name);
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <Section
          title={words.week}
          aside={can.setCalendar && <ChangeWeekAct calendar={calendar} />}
        >
          <Facts
            facts={[
              { term: words.workingDays, value: days.join(", ") },
              { term: words.timeZone, value: timeZone },
              { term: words.today, value: <Day value={today} /> },
            ]}
          />
        </Section>
        <Section title={words.holidays} aside={can.addHolidays && <AddHolidaysAct />}>
          <p>{words.holidaysBody}</p>
          <Holidays holidays={holidays} today={today} mayRemove={can.removeHoliday} />
        </Section>
      </Rows>
    </Page>
  );
}
