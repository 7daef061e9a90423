export const wallSettingTexts = {
  zh: {
    hint: '办公室墙上的大屏给所有路过的人看，锁屏时也显示。在这里决定显示什么。',
    newest: '最新受理显示几件（0–10）',
    newestHint: '填 0 则不显示最新受理。',
    homes: '房号怎样显示',
    'homes.masked': '隐去门牌末两位，如 3-1-12**',
    'homes.building': '只显示楼栋',
    'homes.full': '完整房号',
    fullHint: '完整房号人人看得见。请先确认公司的个人信息规定允许。',
    look: '看大屏',
  },
  en: {
    hint: 'The screen on the office wall is seen by everybody who passes, also while the desk is locked. Here is what it shows.',
    newest: 'Newest cases shown (0–10)',
    newestHint: 'With 0 they are not shown at all.',
    homes: 'How homes are shown',
    'homes.masked': 'Without the last two characters, as in 3-1-12**',
    'homes.building': 'Only the building',
    'homes.full': 'The whole number',
    fullHint: 'Everybody who passes sees the whole number. Make sure your rules on personal data allow it.',
    look: 'Look at the wall screen',
  },
} as const
