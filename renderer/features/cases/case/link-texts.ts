/** What is said of cases of other owners with the same matter, and of what a case still lacks. */
export const texts = {
  zh: {
    cause: '案件原因',
    chooseCause: '选择案件原因',
    undoResolveAll_one: '已答复并标为已解决，共 {count} 件',
    undoResolveAll_other: '已答复并标为已解决，共 {count} 件',
    withLinked_one: '同一答复也给另 {count} 位业主（{homes}）',
    withLinked_other: '同一答复也给另 {count} 位业主（{homes}）',
    linkedUnanswered_one: '同一件事还有 {count} 位业主没有得到答复：{homes}',
    linkedUnanswered_other: '同一件事还有 {count} 位业主没有得到答复：{homes}',
    linkInstead: '改为关联办理',
    placeIt: '关联到房屋',
    undoLink: '已关联',
  },
  en: {
    cause: 'Cause',
    chooseCause: 'Choose the cause',
    undoResolveAll_one: '{count} answered and marked as resolved',
    undoResolveAll_other: '{count} answered and marked as resolved',
    withLinked_one: 'The same answer to {count} more owner ({homes})',
    withLinked_other: 'The same answer to {count} more owners ({homes})',
    linkedUnanswered_one: '{count} owner with the same matter has no answer yet: {homes}',
    linkedUnanswered_other: '{count} owners with the same matter have no answer yet: {homes}',
    linkInstead: 'Link them instead',
    placeIt: 'Say which home',
    undoLink: 'Linked',
  },
} as const
