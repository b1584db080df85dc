"use client";

import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { FailureNote } from "@/components/ui/form/failure-note";
import { useCommand } from "@/components/ui/form/use-command";
import { people as words } from "@/components/words/people";
import { issueResetLink } from "./actions";
import { SecretOnce } from "./secret-once";

/** The dialog stays open after the act: the link is shown once, here. */
export function ResetLinkForm({ id }: { id: string }) {
  const [link, setLink] = useState("");
  const act = useCommand(issueResetLink, {
    onDone: ({ path }) => setLink(new URL(path, window.location.origin).href),
  });
  if (link) return <SecretOnce label={words.linkLabel} value={link} remark={words.linkOnce} />;
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <Group justify="flex-end">
        <Button size="xs" loading={act.pending} onClick={() => void act.run({ id })}>
          {words.linkIssue}
        </Button>
      </Group>
    </>
  );
}
