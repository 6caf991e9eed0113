import { theme, type ThemeConfig } from 'antd';
import type { Palette } from './palette.js';

export const SANS = "'Be Vietnam Pro', 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

/** Ant Design dressed in the console's own colours, type and flatness. */
export function antdTheme(palette: Palette, dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      colorLink: palette.accent,
      colorText: palette.ink,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorTextPlaceholder: palette.muted,
      colorBgBase: palette.paper,
      colorBgLayout: palette.paper,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      colorSuccess: palette.better,
      colorWarning: palette.worse,
      colorError: palette.accent,
      colorTextLightSolid: palette.accentInk,
      borderRadius: 4,
      fontFamily: SANS,
      fontSize: 14,
      wireframe: false,
    },
    components: {
      Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.paper },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Segmented: { trackBg: palette.sunken, itemSelectedBg: palette.surface },
    },
  };
}
