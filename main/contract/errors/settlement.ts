/** Refusals of the money of a handover. */
export const settlementErrors = {
  'settlement.waiverNotFound': {
    zh: '这段扣除天数已经取消或不存在。请刷新页面。',
    en: 'These days were struck already or do not exist. Reload the page.',
  },
  'settlement.fixed': {
    zh: '这笔款项已经确认。如需更改，请先撤销确认并写明原因。',
    en: 'This sum is fixed. Reopen it first, with the reason.',
  },
  'settlement.allFixed': {
    zh: '所选合同的款项都已确认，没有更改。请先撤销确认。',
    en: 'The sums of all chosen contracts are fixed, so nothing was changed. Reopen them first.',
  },
  'settlement.notFixed': {
    zh: '这笔款项没有确认过，不需要撤销。',
    en: 'This sum is not fixed, so there is nothing to reopen.',
  },
  'settlement.missing': {
    zh: '资料不全，还算不出金额。请先补上页面列出的内容。',
    en: 'Something is not known yet, so there is no sum. Enter first what the page names.',
  },
  'settlement.notHandedOver': {
    zh: '房屋尚未交付，违约金每天还在增加，现在不能确认。',
    en: 'The home is not handed over and the penalty still grows; it cannot be fixed yet.',
  },
  'settlement.otherSum': {
    zh: '金额刚刚变为 {sum} 元，可能有人更新了资料。请核对后再确认。',
    en: 'The sum is ¥{sum} by now; somebody may just have changed something. Check it and fix it again.',
  },
  'settlement.noteNeeded': {
    zh: '商定的金额与计算的不同，请写明原因。',
    en: 'What was agreed differs from what was reckoned. Say why.',
  },
} as const
