"use client";

import {
  Checkbox,
  type MantineColorScheme,
  Radio,
  Stack,
  useMantineColorScheme,
} from "@mantine/core";
import { useSyncExternalStore } from "react";
import { keepFor, singleKeys } from "@/components/ui/browser-storage";
import { DENSITIES, densityFrom } from "@/components/ui/density";
import { shell } from "@/components/words/shell";

const words = shell.preferences;
const SCHEMES = ["auto", "light", "dark"] as const satisfies readonly MantineColorScheme[];
const never = () => () => undefined;

/** What a person sets for this browser: colours, row height, single-letter keys. */
export function Preferences() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!inBrowser) return null;
  return (
    <Stack gap="md">
      <Radio.Group
        label={words.scheme}
        value={colorScheme}
        onChange={(value) => setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? "auto")}
      >
        <Choices choices={SCHEMES} labels={words.schemes} />
      </Radio.Group>
      <Radio.Group
        label={words.density}
        defaultValue={densityFrom(document.documentElement.dataset.density)}
        onChange={(value) => {
          document.documentElement.dataset.density = value;
          keepFor("annex-density", value);
        }}
      >
        <Choices choices={DENSITIES} labels={words.densities} />
      </Radio.Group>
      <Checkbox
        label={words.keys}
        description={words.keysHelp}
        defaultChecked={singleKeys.on()}
        onChange={(event) => singleKeys.set(event.currentTarget.checked)}
      />
    </Stack>
  );
}

interface ChoicesProps<Choice extends string> {
  choices: readonly Choice[];
  labels: Readonly<Record<Choice, string>>;
}

function Choices<Choice extends string>({ choices, labels }: ChoicesProps<Choice>) {
  return (
    <Stack gap={10} mt={6}>
      {choices.map((choice) => (
        <Radio key={choice} value={choice} label={labels[choice]} size="sm" />
      ))}
    </Stack>
  );
}
