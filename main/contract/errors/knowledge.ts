/** What can go wrong with standard answers. */
export const knowledgeErrors = {
  'answer.notFound': {
    zh: '这条统一说辞不存在，可能已被删除。请回到列表重新选择。',
    en: 'This standard answer does not exist; its draft may have been dropped. Choose again from the list.',
  },
  'answer.notDraft': {
    zh: '第 {version} 版已经批准，不能再改。请另写一版。',
    en: 'Version {version} is approved and cannot be changed. Write a new version.',
  },
  'answer.otherDraft': {
    zh: '这条说辞已有第 {version} 版草稿。请先修改或放弃那份草稿。',
    en: 'There is a draft of version {version} already. Change or drop that one first.',
  },
  'answer.notApproved': {
    zh: '第 {version} 版还是草稿，没有有效期。请先批准。',
    en: 'Version {version} is still a draft and has no validity. Approve it first.',
  },
  'answer.untilBeforeFrom': {
    zh: '有效期的最后一天 {until} 早于第一天 {from}。请改正日期。',
    en: 'The last day {until} lies before the first day {from}. Correct the days.',
  },
  'answer.fromPast': {
    zh: '有效期从 {from} 开始，早于今天 {today}。已经说出去的话不能事后改，请从今天或以后开始。',
    en: 'Validity begins on {from}, before today {today}. What was said cannot be changed afterwards; begin today or later.',
  },
  'answer.retired': {
    zh: '这条统一说辞已停用。请先恢复再改。',
    en: 'This standard answer is retired. Restore it before changing it.',
  },
  'answer.notRetired': {
    zh: '这条统一说辞没有停用，不需要恢复。',
    en: 'This standard answer is not retired; there is nothing to restore.',
  },
  'answer.categoryUnknown': {
    zh: '行业方案里没有类别“{category}”。请重新选择类别。',
    en: 'The profile has no category "{category}". Choose the category again.',
  },
  'answer.tooMany': {
    zh: '统一说辞已有 {most} 条，达到上限。请先停用或合并不再使用的。',
    en: 'There are {most} standard answers, the most the desk keeps. Merge or reuse old ones first.',
  },
} as const
