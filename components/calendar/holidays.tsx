import { PlainTable } from "@/components/ui/plain-table";
import { Day } from "@/components/ui/time";
import { calendar as words } from "@/components/words/calendar";
import { weekdayOf } from "@/lib/domain/cadence/calendar/rules";
import { type HolidayRow, WEEKDAYS } from "@/lib/domain/cadence/calendar/schema";
import { RemoveHolidayAct } from "./acts";

interface HolidaysProps {
  holidays: readonly HolidayRow[];
  today: string;
  mayRemove: boolean;
}

/** Days off that lie ahead; those that have passed are folded away. */
export function Holidays({ holidays, today, mayRemove }: HolidaysProps) {
  if (holidays.length === 0) return <p>{words.none}</p>;
  const past = holidays.filter(({ day }) => day < today);
  const ahead = holidays.filter(({ day }) => day >= today);
  return (
    <>
      {ahead.length > 0 && <Days label={words.holidays} days={ahead} mayRemove={mayRemove} />}
      {past.length > 0 && (
        <details>
          <summary>{words.past(past.length)}</summary>
          <Days label={words.past(past.length)} days={past} mayRemove={mayRemove} />
        </details>
      )}
    </>
  );
}

interface DaysProps {
  label: string;
  days: readonly HolidayRow[];
  mayRemove: boolean;
}

const Days = ({ label, days, mayRemove }: DaysProps) => (
  <PlainTable
    label={label}
    head={mayRemove ? words.head : words.head.slice(0, 3)}
    rows={days.map((one) => ({
      id: one.id,
      cells: [
        <Day key="day" value={one.day} />,
        weekday(one.day),
        one.name,
        ...(mayRemove ? [<RemoveHolidayAct key="act" {...one} />] : []),
      ],
    }))}
  />
);

const weekday = (day: string) =>
  Object.entries(WEEKDAYS).find(([number]) => Number(number) === weekdayOf(day))?.[1];
