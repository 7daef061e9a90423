/** What can go wrong with collection campaigns. */
export const collectionErrors = {
  'collection.notFound': {
    zh: '没有这次信息补全活动，可能已被撤销。请返回列表重新选择。',
    en: 'There is no such campaign. Go back to the list and choose again.',
  },
  'collection.ended': {
    zh: '这次信息补全活动已结束，不能再登记联系结果。需要时请先恢复活动。',
    en: 'This campaign has ended; nothing more is noted in it. Reopen it first if you need to.',
  },
  'collection.untilPast': {
    zh: '截止日期早于今天。请选择今天或以后的日期。',
    en: 'The last day is before today. Choose today or a later day.',
  },
  'collection.buildingUnknown': {
    zh: '所选楼栋中有已不存在的。请重新选择楼栋。',
    en: 'One of the chosen buildings does not exist any more. Choose the buildings again.',
  },
} as const
