/** Reasons and warnings of importing contractors and their contracts. */
export const importContractorErrors = {
  'import.noContractorColumns': {
    zh: '没有找到施工单位：至少要有单位名称，和专业、联系人、工程合同、待命合同中的一列。请核对表头，或指定工作表。',
    en: 'No contractors were found: a name is needed and a column of trade, contact, contract of works or contract on call. Check the headings, or name the sheet.',
  },
  'import.contractorMissing': {
    zh: '这一行没有单位名称。请补上。',
    en: 'This row names no contractor. Add its name.',
  },
  'import.contractorAmbiguous': {
    zh: '登记着几家同名的单位，不知道是哪一家。请先改名或停用重复的。',
    en: 'Several contractors have this name. Rename the others or take them off the list first.',
  },
  'import.contractorRetired': {
    zh: '这家单位已停用。内容照样导入，单位仍是停用。',
    en: 'This contractor is off the list. The row is taken, and it stays off the list.',
  },
  'import.tradeUnknown': {
    zh: '没有读懂专业，按“其他”登记。请核对。',
    en: 'The trade was not understood and is entered as “Other”. Check it.',
  },
  'import.contactNotRead': {
    zh: '联系人一格里不是一个人的姓名，没有导入。每行写一位。',
    en: 'The contact is not the name of one person and was left out. Write one to a row.',
  },
  'import.worksUnnamed': {
    zh: '这份工程合同没有编号也没有名称。请补上一个。',
    en: 'This contract of works has neither number nor title. Add one of them.',
  },
  'import.worksRemoved': {
    zh: '这份工程合同已经删除，没有改动。如果仍然有效，请先恢复。',
    en: 'This contract of works was removed and is left alone. If it still stands, put it back first.',
  },
  'import.buildingsMissing': {
    zh: '这份工程合同没有写楼栋。请补上，或写“全部”。',
    en: 'This contract of works names no building. Add them, or write “all”.',
  },
  'import.buildingUnknown': {
    zh: '没有找到这栋楼。请核对，或先导入房屋。',
    en: 'This building was not found. Check it, or import the homes first.',
  },
  'import.partUnknown': {
    zh: '有的部位没有读懂，没有导入。请核对。',
    en: 'Some of the parts were not understood and are left out. Check them.',
  },
  'import.partsAssumed': {
    zh: '没有写部位，按这个专业通常承包的部位登记。请核对。',
    en: 'No parts are written; those that the trade usually builds are entered. Check them.',
  },
  'import.termInvalid': {
    zh: '没有读懂保修期。请写成“5年”“24个月”或“设计年限”。',
    en: 'The warranty was not understood. Write “5 years”, “24 months” or “design life”.',
  },
  'import.termNotWhole': {
    zh: '保修到期日与竣工验收日期之间不是整月，按多出的一个月登记。请核对。',
    en: 'The warranty does not end whole months after completion acceptance; the month begun counts whole. Check it.',
  },
  'import.untilWithoutAcceptance': {
    zh: '写了保修到期日，但没有竣工验收日期，算不出保修期。请补上。',
    en: 'The end of the warranty is given without the day of completion acceptance it runs from. Add that day.',
  },
  'import.untilBeforeAcceptance': {
    zh: '保修到期日早于竣工验收日期，或相隔太久。请核对。',
    en: 'The warranty ends before completion acceptance, or far too long after it. Check both days.',
  },
  'import.onCallDays': {
    zh: '待命合同要有起止日期，开始不晚于结束。请核对。',
    en: 'A contract on call needs its first and last day, in this order. Check them.',
  },
  'import.onCallPhone': {
    zh: '待命合同要有一个能打通的电话。请补上。',
    en: 'A contract on call needs a phone that is answered. Add one.',
  },
} as const
