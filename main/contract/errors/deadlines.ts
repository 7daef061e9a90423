export const deadlineErrors = {
  'deadline.notFound': {
    zh: '没有这个时限。请刷新案件页面后再试。',
    en: 'There is no such deadline. Refresh the page of the case and try again.',
  },
  'deadline.ended': {
    zh: '这个时限已经结束，不能再延期。请刷新案件页面，查看现在的时限。',
    en: 'This deadline has ended and cannot be extended. Refresh the page of the case to see how it stands.',
  },
  'deadline.notExtensible': {
    zh: '时限规则“{rule}”累计最多可延 {most}（小时或天，按规则的单位）。请减少延期，或由客服经理在设置中修改规则。',
    en: 'The deadline rule "{rule}" allows at most {most} more in all (hours or days, as the rule counts). Extend by less, or have the manager change the rule in the settings.',
  },
  'deadline.wholeDays': {
    zh: '按天计算的时限只能延整天。请填写整数。',
    en: 'A deadline counted in days is extended by whole days. Enter a whole number.',
  },
} as const
