/** What can go wrong with contractors and what is agreed with them. */
export const contractorErrors = {
  'contractor.notFound': {
    zh: '没有这个施工单位。请回到列表重新选择。',
    en: 'There is no such contractor. Choose again from the list.',
  },
  'contractor.contactNotFound': {
    zh: '没有这位联系人，可能同事刚刚删除。请刷新后查看。',
    en: 'There is no such contact; a colleague may just have removed it. Look at the contractor again.',
  },
  'contractor.worksNotFound': {
    zh: '没有这份工程合同。请回到列表重新选择。',
    en: 'There is no such contract of works. Choose again from the list.',
  },
  'contractor.onCallNotFound': {
    zh: '没有这份待命合同。请回到列表重新选择。',
    en: 'There is no such contract on call. Choose again from the list.',
  },
  'contractor.daysWrong': {
    zh: '待命的结束日期早于开始日期。请检查日期。',
    en: 'The contract on call ends before it begins. Check the days.',
  },
  'contractor.phoneMissing': {
    zh: '请至少填写一个待命电话：白天或夜间。',
    en: 'Give at least one number to call: by day or at night.',
  },
} as const
