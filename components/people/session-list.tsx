"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { Moment } from "@/components/ui/time";
import { account as words } from "@/components/words/people";
import type { SessionRow } from "@/lib/domain/people/sessions/schema";
import { endOtherSessions, endSession } from "./actions";

const { sessionColumns: columns } = words;

/** Where one is signed in; a foreign line is a reason to change the password. */
export function SessionList({ rows }: { rows: readonly SessionRow[] }) {
  return (
    <>
      <PlainTable
        label={words.sessions}
        head={[columns.device, columns.address, columns.since, columns.seen, columns.act]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            row.device || words.unknownDevice,
            row.address,
            <Moment key="since" value={row.createdAt} />,
            <Moment key="seen" value={row.seenAt} />,
            <SessionAct key="act" row={row} />,
          ],
        }))}
      />
      {rows.length > 1 && (
        <ConfirmButton
          label={words.endOthers}
          body={words.changeHelp}
          command={endOtherSessions}
          input={{}}
          done={words.endedOthers}
        />
      )}
    </>
  );
}

function SessionAct({ row }: { row: SessionRow }) {
  if (row.current) return <StatusBadge tone="ok">{words.here}</StatusBadge>;
  return (
    <ConfirmButton
      label={words.end}
      title={row.device || words.unknownDevice}
      body={row.address}
      command={endSession}
      input={{ id: row.id }}
      done={words.ended}
    />
  );
}
