"use client";

import dynamic from "next/dynamic";
import { ActButton } from "@/components/ui/act-button";
import { frameworks as words } from "@/components/words/frameworks";
import type { MapFormProps } from "./map-form";

const MapForm = dynamic(() => import("./map-form").then((one) => one.MapForm), { ssr: false });

export const MapAct = (props: MapFormProps) => (
  <ActButton label={words.map} description={words.mapLead} wide>
    <MapForm {...props} />
  </ActButton>
);
