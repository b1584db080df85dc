"use client";

import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { ActButton } from "@/components/ui/act-button";
import { views as words } from "@/components/words/views";
import { isSameList } from "@/lib/domain/views/rules";
import { useViews } from "./use-views";

const ViewsPanel = dynamic(() => import("./views-panel").then((one) => one.ViewsPanel), {
  ssr: false,
});

/** The name of the view that is open, and the way to all of them. */
export function ViewsButton() {
  const page = usePathname();
  const params = useSearchParams();
  const [edition, setEdition] = useState(0);
  const [panel, setPanel] = useState(false);
  const id = params.get("view");
  const views = useViews(page, panel || id !== null, edition);
  const search = params.toString();
  const current = views?.rows.find((one) => one.id === id);
  const isChanged = current !== undefined && !isSameList(current.search, search);
  return (
    <ActButton
      label={current ? words.current(current.name, isChanged) : words.button}
      title={words.title}
      description={words.lead}
    >
      <ViewsPanel
        page={page}
        search={search}
        views={views}
        current={current}
        isChanged={isChanged}
        onOpen={() => setPanel(true)}
        onChange={() => setEdition(edition + 1)}
      />
    </ActButton>
  );
}
