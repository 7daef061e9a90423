/** What can go wrong with forms on paper. */
export const leakPackErrors = {
  'pack.numberUnknown': {
    zh: '本机没有预留过编号 {number}。请核对纸上的编号；如果是恢复备份之前预留的，请选择“编号不在本机”再录入，会另给一个编号，并记下纸上的编号。',
    en: 'This desk never reserved the number {number}. Check it on the paper; if it was reserved before a backup was brought back, choose "number not known here": it gets another number and keeps the one on the paper.',
  },
  'pack.alreadyTyped': {
    zh: '编号 {number} 的表已经录入过了，没有重复登记。请拿下一张。',
    en: 'The form {number} was typed in already; nothing was taken twice. Go on with the next one.',
  },
  'pack.numberKnown': {
    zh: '编号 {number} 是本机预留的，请直接按编号录入。',
    en: 'This desk reserved the number {number}; type it in under that number.',
  },
  'pack.inFuture': {
    zh: '纸上的时间晚于现在。请核对日期和时间。',
    en: 'A time on the paper is later than now. Check the day and the time.',
  },
  'pack.notInOrder': {
    zh: '时间顺序不对：来电、派工、到场、止水应当一个接一个。请核对纸上的时间。',
    en: 'The times are out of order: called, sent, arrived, stopped follow each other. Check them on the paper.',
  },
  'pack.teamMissing': {
    zh: '写了派工、到场时间，请选择派了哪支队伍。',
    en: 'A time of sending or arrival is given: choose which team it was.',
  },
  'pack.notReserved': {
    zh: '编号 {number} 不在待录入之列，可能同事刚刚录入或作废。请刷新清单。',
    en: 'The form {number} is not waiting any more; a colleague may just have typed it in or voided it. Look at the list again.',
  },
} as const
