import { theme as antdTheme, type ThemeConfig } from 'antd'

/** Chinese faces first where both are present, so that punctuation and digits sit well in Chinese lines. */
const fontFamily =
  "'Segoe UI', system-ui, -apple-system, 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"

/**
 * The tokens of antd: compact, 14 px, one accent. Colours with a meaning are CSS variables in `base.css`, the same
 * names for light and dark.
 */
export function antdThemeOf(darkNow: boolean): ThemeConfig {
  return {
    algorithm: darkNow
      ? [antdTheme.darkAlgorithm, antdTheme.compactAlgorithm]
      : [antdTheme.defaultAlgorithm, antdTheme.compactAlgorithm],
    token: {
      // The compact algorithm takes two off: 14 px on the screen.
      fontSize: 16,
      controlHeight: 32,
      borderRadius: 4,
      fontFamily,
      colorPrimary: darkNow ? '#3f8794' : '#0f6674',
      colorInfo: darkNow ? '#3f8794' : '#0f6674',
      // Lines that the pointer is on stay as readable as the others; derived, they would pale away.
      colorPrimaryHover: darkNow ? '#437f8a' : '#257680',
      colorLink: darkNow ? '#74b9c6' : '#0f6674',
      colorLinkHover: darkNow ? '#95cfda' : '#0a4c57',
      colorLinkActive: darkNow ? '#b4dfe7' : '#06414d',
      colorSuccess: darkNow ? '#58a56c' : '#2f7a44',
      colorWarning: darkNow ? '#d9a13b' : '#9a6200',
      colorError: darkNow ? '#f28b83' : '#b3261e',
      ...(darkNow
        ? {
            colorBgBase: '#14181b',
            colorBgContainer: '#171c1f',
            colorBgElevated: '#1f262a',
            colorBorder: '#43515a',
            colorBorderSecondary: '#2c363b',
            colorTextBase: '#e4e8ea',
            colorTextSecondary: '#a9b4b8',
            colorTextTertiary: '#8f9ba0',
          }
        : {
            colorBgLayout: '#f3f5f5',
            colorTextSecondary: '#4d5a5f',
            colorTextTertiary: '#616e74',
            // Derived from colours as dark as ours, grounds of notes and of what is chosen would be as grey as stone.
            colorPrimaryBg: '#e0eff1',
            controlItemBgActive: '#e0eff1',
            colorInfoBg: '#e8f3f4',
            colorInfoBorder: '#9fc6cb',
            colorSuccessBg: '#e9f4ec',
            colorWarningBg: '#fbf3df',
          }),
      colorTextPlaceholder: darkNow ? '#8f9ba0' : '#6b777c',
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(darkNow
          ? {
              defaultHoverColor: '#95cfda',
              defaultHoverBorderColor: '#74b9c6',
              defaultActiveColor: '#b4dfe7',
            }
          : {}),
      },
      // What is chosen is written in the accent itself: the colour of filled buttons is too dark for letters at night.
      ...(darkNow
        ? {
            Tabs: {
              itemSelectedColor: '#74b9c6',
              itemHoverColor: '#95cfda',
              itemActiveColor: '#b4dfe7',
              inkBarColor: '#74b9c6',
            },
            Dropdown: { colorPrimary: '#74b9c6' },
          }
        : {}),
      // What is chosen looks the same in every row of choices, also on the ground of the page.
      Segmented: {
        trackBg: darkNow ? '#1f262a' : '#e6ebec',
        itemSelectedBg: darkNow ? '#1f363c' : '#ffffff',
        itemSelectedColor: darkNow ? '#b4dfe7' : '#0f6674',
      },
      Table: { cellPaddingBlock: 6 },
      Tooltip: { fontSize: 13 },
    },
  }
}
