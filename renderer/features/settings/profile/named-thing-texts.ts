export const namedThingTexts = {
  zh: {
    takenOut: '已删除程序自带的“{name}”。',
    bringBack: '加回来',
    own: '本台新增',
    toShipped: '恢复这一项',
  },
  en: {
    takenOut: '"{name}" that came with the program was removed.',
    bringBack: 'Bring it back',
    own: 'Own',
    toShipped: 'Back to what was shipped',
  },
} as const
