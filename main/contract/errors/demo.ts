/** The example estate. */
export const demoErrors = {
  'demo.notDemo': {
    zh: '这不是示例项目，其数据不能一键清除',
    en: 'This desk does not hold the example estate; its data cannot be removed this way',
  },
  'demo.confirmWrong': {
    zh: '请输入项目代码 {code} 以确认清除示例数据',
    en: 'Type the site code {code} to confirm removing the example data',
  },
} as const
