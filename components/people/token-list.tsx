"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { Day, Moment } from "@/components/ui/time";
import { account as words } from "@/components/words/people";
import { SCOPE_LABELS, TOKEN_STATE_LABELS, type TokenRow } from "@/lib/domain/people/tokens/schema";
import { revokeToken } from "./actions";

const { tokenColumns: columns } = words;

export function TokenList({ rows }: { rows: readonly TokenRow[] }) {
  if (rows.length === 0) return <p>{words.noTokens}</p>;
  return (
    <PlainTable
      label={words.tokens}
      head={[
        columns.name,
        columns.mark,
        columns.scopes,
        columns.used,
        columns.expires,
        columns.act,
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          row.name,
          <code key="mark">{row.mark}</code>,
          row.scopes.map((scope) => SCOPE_LABELS[scope]).join(", "),
          row.usedAt ? <Moment key="used" value={row.usedAt} /> : words.tokenUnused,
          <Day key="until" value={row.expiresAt} />,
          <TokenAct key="act" row={row} />,
        ],
      }))}
    />
  );
}

function TokenAct({ row }: { row: TokenRow }) {
  if (row.state !== "active") {
    return <StatusBadge tone="neutral">{TOKEN_STATE_LABELS[row.state]}</StatusBadge>;
  }
  return (
    <ConfirmButton
      label={words.tokenRevoke}
      title={row.name}
      body={words.tokenRevokeBody(row.name)}
      command={revokeToken}
      input={{ id: row.id }}
      done={words.tokenRevoked}
      danger
    />
  );
}
