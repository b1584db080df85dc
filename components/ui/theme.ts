import { type CSSVariablesResolver, createTheme } from "@mantine/core";
import { ui } from "@/components/words/ui";

/** Ink indigo, the one accent; colour otherwise carries meaning only. */
const brand = [
  "#E9EBFA",
  "#D3D7F5",
  "#B2BAFF",
  "#98A3FF",
  "#7480EA",
  "#5763D6",
  "#434FC8",
  "#3340B8",
  "#29349A",
  "#1F2878",
] as const;

/**
 * The library's own greys, in the product's tones: its borders of inputs (4) then reach 3:1 and its
 * secondary texts (6, and 2 in the dark) 4.5:1.
 */
const gray = [
  "#F6F7F9",
  "#EEF0F4",
  "#E9ECF1",
  "#D5D9E0",
  "#7A8494",
  "#6B7483",
  "#525B6B",
  "#434C5B",
  "#2A303B",
  "#161A22",
] as const;
const dark = [
  "#E8EBF1",
  "#B7C0CF",
  "#A3ADBD",
  "#8A94A6",
  "#76819A",
  "#2E3542",
  "#171B23",
  "#0F1218",
  "#0B0D12",
  "#07090D",
] as const;

/** Acts that take something away. */
const danger = [
  "#FBE1E4",
  "#F6C5CB",
  "#FF9BA6",
  "#E9697A",
  "#D44A5E",
  "#B9304A",
  "#A82540",
  "#9B1C31",
  "#821427",
  "#690E1E",
] as const;

/**
 * The list scrolls by itself: in the library's scroll area no key would reach it. And it opens when
 * somebody asks, not when the focus passes by.
 */
const list = {
  defaultProps: { withScrollArea: false, openOnFocus: false },
  styles: { options: { maxHeight: 220, overflowY: "auto" } },
} as const;

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
  headings: { fontWeight: "600" },
  colors: { brand, danger, gray, dark },
  primaryColor: "brand",
  primaryShade: { light: 7, dark: 5 },
  // Computed once for both schemes by the library, and wrong in one of them.
  autoContrast: false,
  respectReducedMotion: true,
  defaultRadius: 6,
  black: "#161A22",
  cursorType: "pointer",
  // Plain objects: `Component.extend` would load components that a page does not use.
  components: {
    Badge: { defaultProps: { tt: "none" } },
    Select: list,
    MultiSelect: list,
    Notification: {
      defaultProps: { closeButtonProps: { "aria-label": ui.dismiss } },
      styles: { description: { color: "var(--text)" } },
    },
    Modal: {
      defaultProps: {
        closeButtonProps: { "aria-label": ui.close },
        // The library draws a `<header>`, which would be a second banner of the page.
        attributes: { header: { role: "presentation" } },
        transitionProps: { duration: 120 },
      },
    },
  },
});

/** Points the library's variables at the tokens of `app/globals.css`. */
const resolved = {
  "--mantine-color-body": "var(--canvas)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-bright": "var(--text)",
  "--mantine-color-dimmed": "var(--muted)",
  "--mantine-color-placeholder": "var(--placeholder)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--tone-bad)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--sunken)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--control-border)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--muted)",
  "--mantine-color-disabled-border": "var(--border)",
};

export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: resolved,
  dark: resolved,
});
