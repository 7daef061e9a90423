/** Reasons and warnings of importing old registers of cases. */
export const importCaseErrors = {
  'import.noCaseColumns': {
    zh: '没有找到案件台账：至少要有一列受理时间，和一列内容、主题或类别。请核对表头，或指定工作表。',
    en: 'No register of cases was found: a column of times of receipt and one of texts, titles or categories are needed. Check the headings, or name the sheet.',
  },
  'import.caseNoTime': {
    zh: '没有受理时间。请补上受理时间。',
    en: 'There is no time of receipt. Add it.',
  },
  'import.caseNoText': {
    zh: '没有内容、主题，也没有类别，不知道这一行说的是什么事。请补上内容。',
    en: 'There is no text, title or category, so nobody can tell what the row is about. Add the text.',
  },
  'import.timeOutOfRange': {
    zh: '这个时间在将来，或早于 1970 年。请核对年份。',
    en: 'This time lies in the future or before 1970. Check the year.',
  },
  'import.closedBeforeReceived': {
    zh: '关闭时间早于受理时间。请核对这两个时间。',
    en: 'The case was closed before it was received. Check the two times.',
  },
  'import.caseStateUnknown': {
    zh: '不认识这个状态，已按关闭时间和答复推断。请改为“处理中”“已关闭”等常用说法。',
    en: 'This state is not known; it was told from the closing time and the answer. Write "open", "closed" or the like.',
  },
  'import.caseStateConflict': {
    zh: '写着关闭时间，状态却还没有关闭，已按状态保留为未关闭。请核对。',
    en: 'There is a closing time although the state is still open; it was kept open. Check it.',
  },
  'import.caseEndUnknown': {
    zh: '已经关闭，却没有关闭时间，已记为受理的时间。',
    en: 'It is closed but no closing time is given; the time of receipt was taken.',
  },
  'import.caseUnitUnknown': {
    zh: '没有找到这套房屋，房号按原文记在位置里。请先导入房屋，或之后在案件上补选。',
    en: 'This unit was not found; its number was kept as written. Import the homes first, or choose the unit on the case later.',
  },
  'import.caseTwice': {
    zh: '文件里有一模一样的案件，只导入第一行。',
    en: 'The same case stands in the file twice; only the first row is imported.',
  },
} as const
