"use client";

import { TextInput } from "@mantine/core";
import { IconColumns3, IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useContext, useRef, useState } from "react";
import { ui } from "@/components/words/ui";
import { Popdown } from "../popdown";
import { Choices } from "./choices";
import type { Column, Filter, Identified } from "./columns";
import styles from "./data-table.module.css";
import { ExportMenu, type Source } from "./export-menu";
import { FilterBar } from "./filter-bar";
import { ListMenu } from "./list-menu";
import { isFiltered, unfiltered } from "./params";
import type { Grid } from "./use-grid";
import type { List } from "./use-list";

interface ToolbarProps<Row extends Identified> {
  name: string;
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  filters: readonly Filter[];
  searchable?: boolean;
  source?: Source;
  list: List;
  grid: Grid<Row>;
  search: RefObject<HTMLInputElement | null>;
}

/** Search, filters, columns and exports above the rows. */
export function Toolbar<Row extends Identified>(props: ToolbarProps<Row>) {
  const { name, columns, rows, filters, list, grid, source, searchable = true } = props;
  const { state, change, show } = list;
  const Menu = useContext(ListMenu);
  const shown = columns.filter(({ id }) => !grid.hidden.includes(id));

  return (
    <div className={styles.toolbar}>
      {searchable && <Search {...props} />}
      <FilterBar
        filters={filters}
        chosen={state.filters}
        onChange={(next) => change({ filters: next })}
      />
      <div className={styles.tools}>
        {Menu && <Menu />}
        <Popdown
          label={ui.table.columns}
          icon={<IconColumns3 size={14} stroke={1.6} aria-hidden="true" />}
        >
          <Choices
            legend={ui.table.columns}
            options={columns.slice(1).map(({ id, header }) => ({ value: id, label: header }))}
            chosen={shown.map(({ id }) => id)}
            onChange={(next) => show({ ...state, hidden: others(columns, next) })}
          />
        </Popdown>
        <ExportMenu name={name} columns={shown} rows={rows} source={source} />
      </div>
      {isFiltered(state) && <Chosen filters={filters} list={list} />}
    </div>
  );
}

const others = <Row,>(columns: readonly Column<Row>[], shown: readonly string[]) =>
  columns
    .slice(1)
    .map(({ id }) => id)
    .filter((id) => !shown.includes(id));

/** How long typing may pause before the server is asked. */
const PAUSE_MS = 250;

type SearchProps = Pick<ToolbarProps<Identified>, "label" | "list" | "search">;

function Search({ label, list, search }: SearchProps) {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // When the pause is over, filters may have changed meanwhile.
  const latest = useRef(list);
  latest.current = list;

  function type(value: string) {
    setDraft(value);
    clearTimeout(timer.current);
    const ask = () => latest.current.change({ q: value.trim() }, "replace");
    timer.current = setTimeout(ask, PAUSE_MS);
  }
  function leave(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Escape") return;
    // The browser would empty the field first: who leaves for the rows keeps what was found.
    event.preventDefault();
    event.currentTarget.blur();
  }

  return (
    <TextInput
      ref={search}
      type="search"
      size="xs"
      className={styles.search}
      aria-label={ui.table.searchIn(label)}
      placeholder={ui.table.search}
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
      maxLength={200}
      value={draft ?? list.state.q}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => setDraft(undefined)}
      onKeyDown={leave}
    />
  );
}

/** What is filtered, each with a way out. */
function Chosen({ filters, list }: { filters: readonly Filter[]; list: List }) {
  const { state, change } = list;
  const chips = filters.flatMap((filter) =>
    (state.filters[filter.name] ?? []).map((value) => ({ filter, value })),
  );
  return (
    <div className={styles.chosen}>
      {chips.map(({ filter, value }) => {
        const label = filter.options.find((option) => option.value === value)?.label ?? value;
        const rest = (state.filters[filter.name] ?? []).filter((other) => other !== value);
        return (
          <button
            key={`${filter.name} ${value}`}
            type="button"
            className={styles.chip}
            aria-label={ui.table.remove(filter.label, label)}
            onClick={() => change({ filters: { ...state.filters, [filter.name]: rest } })}
          >
            {filter.label}: {label}
            <IconX size={12} stroke={2} aria-hidden="true" />
          </button>
        );
      })}
      <button type="button" className={styles.text} onClick={() => change(unfiltered(state))}>
        {ui.table.clear}
      </button>
    </div>
  );
}
