"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useDialog } from "@/components/ui/dialog-context";
import { CheckboxField } from "@/components/ui/form/checkbox-field";
import { CommandForm } from "@/components/ui/form/command-form";
import { TextField } from "@/components/ui/form/text-fields";
import { ui } from "@/components/words/ui";
import { views as words } from "@/components/words/views";
import { addressOf } from "@/lib/domain/views/rules";
import { saveView } from "./actions";
import { KeepChanges } from "./keep-changes";
import type { View, Views } from "./use-views";
import { OwnView, SharedView } from "./view-line";
import styles from "./views.module.css";

interface ViewsPanelProps {
  page: string;
  /** The address after the question mark, as the list stands now. */
  search: string;
  views: Views | null;
  current: View | undefined;
  isChanged: boolean;
  onOpen: () => void;
  onChange: () => void;
}

/** All views of a list: open one, keep what the list shows now, change one's own. */
export function ViewsPanel(props: ViewsPanelProps) {
  const { page, search, views, current, isChanged, onOpen, onChange } = props;
  const router = useRouter();
  const dialog = useDialog();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is drawn first
  useEffect(onOpen, []);
  if (!views) return <p role="status">{ui.loading}</p>;
  const own = views.rows.filter((one) => one.isOwn);
  const shared = views.rows.filter((one) => !one.isOwn);
  const open = () => dialog?.finish();
  return (
    <div className={styles.panel}>
      {views.failed && <p role="alert">{words.failed}</p>}
      <section aria-label={words.own}>
        <h3>{words.own}</h3>
        {own.length === 0 && <p>{words.none}</p>}
        <ul>
          {own.map((one) => (
            <OwnView key={one.id} view={one} onOpen={open} onChange={onChange} />
          ))}
        </ul>
      </section>
      {shared.length > 0 && (
        <section aria-label={words.shared}>
          <h3>{words.shared}</h3>
          <ul>
            {shared.map((one) => (
              <SharedView key={one.id} view={one} onOpen={open} />
            ))}
          </ul>
        </section>
      )}
      {views.hasMore && <p>{words.more}</p>}
      {current?.isOwn && isChanged && (
        <KeepChanges view={current} search={search} onChange={onChange} />
      )}
      <section aria-label={words.save}>
        <h3>{words.save}</h3>
        <CommandForm
          command={saveView}
          fixed={{ page, search }}
          initial={{ name: "", isShared: false }}
          submit={words.save}
          done={words.saved}
          onDone={(saved) => {
            onChange();
            router.replace(addressOf(saved), { scroll: false });
          }}
        >
          <TextField name="name" label={words.name} required />
          <CheckboxField name="isShared" label={words.share} />
        </CommandForm>
      </section>
    </div>
  );
}
