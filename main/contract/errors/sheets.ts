export const sheetErrors = {
  'sheet.notFound': {
    zh: '找不到这份联系单。请检查编号，或从联系单列表中打开。',
    en: 'This contact sheet was not found. Check the number, or open it from the list of sheets.',
  },
  'sheet.wrongState': {
    zh: '联系单 {number} 现在是“{sheetState}”状态，不能这样操作。可能同事刚刚处理过，请查看最新记录。',
    en: 'Contact sheet {number} is now "{sheetState}", so this cannot be done. A colleague may just have worked on it; see its latest entries.',
  },
  'sheet.recipientUnknown': {
    zh: '没有这个收件单位。请重新选择，或先在“收件单位”中添加。',
    en: 'There is no such recipient. Choose one again, or add it under recipients first.',
  },
  'sheet.recipientRetired': {
    zh: '这个收件单位已停用。请选择其他单位，或先恢复使用。',
    en: 'This recipient is no longer in use. Choose another one, or take it back into use first.',
  },
  'sheet.recipientExists': {
    zh: '已有名为“{name}”的收件单位。请直接使用，或换一个名称。',
    en: 'There is a recipient called "{name}" already. Use that one, or choose another name.',
  },
  'sheet.duePast': {
    zh: '期限已经过去。请填写晚于现在的时间。',
    en: 'The due time has passed. Give a time later than now.',
  },
  'sheet.timeAhead': {
    zh: '填写的时间晚于现在。请填写实际发生的时间。',
    en: 'This time has not come yet. Give the time when it happened.',
  },
  'sheet.timeBefore': {
    zh: '填写的时间早于联系单发出的时间。请检查日期和时间。',
    en: 'This is before the sheet was issued. Check the day and the time.',
  },
  'sheet.stepUnknown': {
    zh: '这份联系单没有这个步骤。请刷新后重试。',
    en: 'This sheet has no such step. Open it again and retry.',
  },
  'sheet.stepNotNext': {
    zh: '还没有轮到这个步骤。请先完成前面的步骤。',
    en: 'It is not the turn of this step. Take the steps before it first.',
  },
  'sheet.stepsLeft': {
    zh: '这份联系单还有没完成的办理步骤。请先登记这些步骤，或撤回联系单。',
    en: 'Steps of this sheet are still to be taken. Record them first, or withdraw the sheet.',
  },
  'sheet.outcomeMissing': {
    zh: '请选择这个步骤的结论。',
    en: 'Choose the outcome of this step.',
  },
  'sheet.reasonMissing': {
    zh: '请写明理由。',
    en: 'Write down the reason.',
  },
  'sheet.fileNotOfCase': {
    zh: '所选附件不属于这个案件，可能已变动。请重新选择附件。',
    en: 'A chosen file does not belong to this case. Choose the files again.',
  },
  'sheet.pastThem': {
    zh: '案件 {number} 投诉的就是这一方的人员，联系单不能发给他们。请改发给其负责人。',
    en: 'Case {number} complains of people on this side, so they get no sheet about it. Address it to their head.',
  },
  'sheet.nothingLate': {
    zh: '这个单位没有逾期的联系单，无需催办。',
    en: 'This recipient has no late sheets, so there is nothing to chase.',
  },
} as const
