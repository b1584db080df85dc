"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useEffect, useRef } from "react";
import { FailureNote } from "@/components/ui/form/failure-note";
import { useCommand } from "@/components/ui/form/use-command";
import { PlainTable } from "@/components/ui/plain-table";
import { register } from "@/components/words/register";
import type { RiskBulkRow, RisksChanged, RisksPreview } from "@/lib/domain/risks/bulk/schema";
import { changeRisks } from "./actions";

interface ChangePreviewProps {
  change: object;
  preview: RisksPreview;
  onBack: () => void;
  onDone: (done: RisksChanged) => void;
}

const { bulk: words } = register;
const FIELDS: Readonly<Record<string, string>> = {
  ...{ owner: words.owner, reviewDays: words.reviewDays, option: words.option },
  ...{ threat: words.threat, nextReview: register.filters.review },
};

/** What a change does to each risk, before anything is written. */
export function ChangePreview({ change, preview, onBack, onDone }: ChangePreviewProps) {
  const { changed, unchanged, refused, rows, accepted } = preview;
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => status.current?.focus(), []);
  const act = useCommand<RisksChanged>(changeRisks, { done: words.finished, onDone });
  const risks = rows.map(({ id, version }) => ({ id, version }));
  return (
    <Stack gap="sm">
      <p role="status" ref={status} tabIndex={-1}>
        {words.counts(changed, unchanged, refused)}
      </p>
      {accepted.length > 0 && <p>{words.stands(accepted.length)}</p>}
      {act.failure && <FailureNote failure={act.failure} />}
      <PlainTable
        label={words.preview}
        head={words.head}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            `${row.reference} ${row.name}`,
            words.results[row.result],
            <Told key="told" row={row} />,
          ],
        }))}
      />
      <Group justify="flex-end" gap="xs">
        <Button size="xs" variant="default" onClick={onBack}>
          {words.back}
        </Button>
        {changed > 0 && (
          <Button
            size="xs"
            loading={act.pending}
            onClick={() => act.run({ risks, change, skipRefused: true })}
          >
            {words.submit(changed)}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

const Told = ({ row: { reason, changes } }: { row: RiskBulkRow }) =>
  reason ??
  changes
    .map(({ field, before, after }) => words.moves(FIELDS[field] ?? field, before, after))
    .join("; ");
