/** Words about lists to chase people by. */
export const chaseTexts = {
  zh: {
    listTitle: '催办清单',
    awaits: '等待{name}回复',
    byRecipient: '按收件单位',
    nobody: '没有等待回复的联系单。',
    open_one: '未回复联系单 {count} 份',
    open_other: '未回复联系单 {count} 份',
    late: '逾期 {count} 份',
  },
  en: {
    listTitle: 'Chase list',
    awaits: 'Awaits {name}',
    byRecipient: 'By recipient',
    nobody: 'No contact sheet awaits a reply.',
    open_one: '{count} sheet not answered',
    open_other: '{count} sheets not answered',
    late: '{count} late',
  },
} as const
