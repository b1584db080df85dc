"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { ui } from "@/components/words/ui";
import { useDialog } from "../dialog-context";
import { FailureNote } from "./failure-note";
import { FormContext } from "./form-context";
import { LatestNote } from "./latest-note";
import type { Command, Failure } from "./outcome";
import { type CommandOptions, useCommand } from "./use-command";
import { useLatest } from "./use-latest";
import {
  type FieldRule,
  missing,
  prepared,
  type SchemaSource,
  schemaErrors,
  type Values,
} from "./values";

interface CommandFormProps<Value> extends CommandOptions<Value> {
  command: Command<Value>;
  /** Sent beside the fields: the record's id and the version that the reader saw. */
  fixed?: Readonly<Record<string, unknown>>;
  initial?: Values;
  /** Checked in the browser before sending; the server checks again. Best given as a loader. */
  schema?: SchemaSource;
  submit?: string;
  /** For acts that take something away. */
  danger?: boolean;
  children?: ReactNode;
}

/** The one form pattern. What was typed survives every failure. */
export function CommandForm<Value>({
  command,
  fixed = {},
  initial = {},
  schema,
  submit = ui.form.save,
  danger = false,
  children,
  ...options
}: CommandFormProps<Value>) {
  const dialog = useDialog();
  const { done = ui.form.saved, onDone } = options;
  const finish = (value: Value) => {
    dialog?.finish();
    onDone?.(value);
  };
  const act = useCommand(command, { ...options, done, onDone: finish });
  const form = useForm<Values>({ mode: "uncontrolled", initialValues: initial });
  const rules = useRef(new Map<string, FieldRule>()).current;
  const [element, focusWrong] = useFocusOnWrong();
  const isStale = act.failure?.code === "conflict";
  const latest = useLatest({ form, rules, initial, fixed, isStale, onLoaded: act.clear });
  useFocusOnFirst(element, dialog !== null);

  async function send(values: Values) {
    const input = { ...prepared(values, rules), ...fixed };
    const needed = missing(values, rules).map((name) => [name, ui.form.needed]);
    const wrong = {
      ...(schema ? await schemaErrors(schema, input) : {}),
      ...Object.fromEntries(needed),
    };
    if (Object.keys(wrong).some((name) => rules.has(name))) return refuse(wrong);
    latest.forget();
    const outcome = await act.run(input);
    if (outcome.ok) form.resetDirty();
    else refuse(firstMessages(outcome));
  }

  function refuse(errors: Record<string, string>) {
    form.setErrors(errors);
    focusWrong();
  }

  return (
    <FormContext value={{ form, rules }}>
      <form
        ref={element}
        noValidate
        onSubmit={form.onSubmit(send)}
        onKeyDown={sendOnCtrlEnter}
        onChange={() => dialog?.setDirty(true)}
      >
        <Stack gap="sm">
          {act.failure && <FailureNote failure={act.failure} shownInFields={rules} />}
          {latest.merged && <LatestNote {...latest.merged} rules={rules} />}
          {children}
          <Group justify="flex-end" gap="xs">
            {dialog && (
              <Button variant="default" size="xs" onClick={dialog.close}>
                {ui.cancel}
              </Button>
            )}
            <Button
              type="submit"
              size="xs"
              loading={act.pending}
              {...(danger ? { color: "danger" } : {})}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </FormContext>
  );
}

/** Puts the focus on the first wrong field, once its error is drawn. */
function useFocusOnWrong() {
  const element = useRef<HTMLFormElement>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times > 0) element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [times]);
  return [element, () => setTimes((before) => before + 1)] as const;
}

/** In a dialog the first field is where writing begins; the dialog looks for the mark, too. */
function useFocusOnFirst(element: RefObject<HTMLFormElement | null>, wanted: boolean) {
  useEffect(() => {
    const first = wanted && element.current?.querySelector<HTMLElement>(FIELDS);
    if (!first) return;
    first.dataset.autofocus = "";
    first.focus();
  }, [element, wanted]);
}

const FIELDS = "input:not([type=hidden]), textarea, select, button[type=submit]";

const firstMessages = ({ fields }: Failure) =>
  Object.fromEntries(Object.entries(fields).map(([name, said]) => [name, said[0] ?? ""]));

function sendOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
