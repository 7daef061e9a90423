export const caseErrors = {
  'case.notFound': {
    zh: '找不到这个案件。请检查编号，或从列表中打开。',
    en: 'This case was not found. Check the number, or open it from the list.',
  },
  'case.wrongState': {
    zh: '案件 {number} 现在是“{state}”状态，不能这样操作。可能同事刚刚处理过，请查看最新记录。',
    en: 'Case {number} is now "{state}", so this cannot be done. A colleague may just have worked on it; see the latest entries.',
  },
  'case.notWaiting': { zh: '案件 {number} 没有在等待。', en: 'Case {number} is not waiting.' },
  'case.alreadyWaiting': {
    zh: '案件 {number} 已在等待中。请先结束当前等待。',
    en: 'Case {number} is waiting already. End that first.',
  },
  'case.duplicateOfItself': {
    zh: '案件不能标记为自己的重复件。请选择另一个案件。',
    en: 'A case cannot be the duplicate of itself. Choose another one.',
  },
  'case.duplicateOfWhich': {
    zh: '请选择它重复的是哪个案件，后续处理以那个案件为准。',
    en: 'Choose the case that this one repeats: work goes on there.',
  },
  'case.duplicateOfVoid': {
    zh: '案件 {number} 本身已作废。请选择仍在办理或已关闭的案件。',
    en: 'Case {number} is void itself. Choose one that is being worked on or was closed.',
  },
  'case.categoryUnknown': {
    zh: '没有“{category}”这个类别。请重新选择类别。',
    en: 'There is no category "{category}". Choose one again.',
  },
  'case.fileMissing': {
    zh: '附件没有完整保存，请重新上传这个文件。',
    en: 'The file was not stored completely. Upload it again.',
  },
} as const
