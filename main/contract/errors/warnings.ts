export const warningErrors = {
  'warning.notFound': {
    zh: '找不到这条预警。请从预警列表中打开。',
    en: 'This warning was not found. Open it from the list of warnings.',
  },
  'warning.ended': {
    zh: '这条预警已经结束。需要继续处理时，请先恢复它。',
    en: 'This warning has ended. To go on with it, revive it first.',
  },
  'warning.notEnded': {
    zh: '这条预警还没有结束，不需要恢复。',
    en: 'This warning has not ended; there is nothing to revive.',
  },
  'warning.notAsked': {
    zh: '这条预警的应答人不是您。请告诉客服经理或应答人，由他们应答。',
    en: 'This warning was not asked of you. Tell the manager or whoever was asked; they answer for it.',
  },
  'warning.otherActive': {
    zh: '同一地点、同一类别已有一条进行中的预警，不能恢复这一条。请在进行中的预警里处理。',
    en: 'Another warning about the same place and category goes on. Work on that one instead of reviving this.',
  },
} as const
