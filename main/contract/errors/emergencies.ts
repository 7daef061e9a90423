/** What can go wrong with emergencies and with readings of rain. */
export const emergencyErrors = {
  'emergency.notFound': {
    zh: '这次应急不存在。请回到应急列表重新选择。',
    en: 'This emergency does not exist. Choose again from the list.',
  },
  'emergency.runs': {
    zh: '同类应急已经在进行，可能有人刚刚启动。请在首页查看，不需要再启动一次。',
    en: 'An emergency of this kind is running already; somebody may just have started it. Look at the home screen; it need not be started again.',
  },
  'emergency.laterOne': {
    zh: '这次之后又启动过同类应急，不能再恢复这一次。',
    en: 'Another emergency of this kind came after this one, so this one cannot be reopened.',
  },
  'emergency.levelMissing': {
    zh: '请选择预警等级：蓝、黄、橙、红。',
    en: 'Choose the warning level: blue, yellow, orange or red.',
  },
  'emergency.noLevel': {
    zh: '只有暴雨应急分预警等级。',
    en: 'Only a rainstorm has a warning level.',
  },
  'rain.importGone': {
    zh: '这次导入的雨量已经没有了，可能有同事刚撤销过，或都已手工更正。',
    en: 'Nothing of this import is left: a colleague may have taken it back, or all of it was corrected by hand.',
  },
  'emergency.ended': {
    zh: '这次应急已经结束。请刷新查看；结束后一天内可以重新启动。',
    en: 'This emergency has ended. Look again; within a day it can be reopened.',
  },
  'emergency.stillRuns': {
    zh: '这次应急还在进行，不需要重新启动。',
    en: 'This emergency is still running; it need not be reopened.',
  },
  'emergency.tooLate': {
    zh: '这次应急结束已超过一天，不能重新启动。请启动一次新的应急。',
    en: 'This emergency ended more than a day ago and cannot be reopened. Start a new one.',
  },
  'emergency.timeWrong': {
    zh: '时间不对：不能晚于现在，也不能早于已经记录的上一步。请改正时间。',
    en: 'The time does not fit: not later than now, nor before what is recorded already. Correct the time.',
  },
  'rain.notFound': {
    zh: '这条雨量记录不存在，可能刚被删去。',
    en: 'This reading of rain does not exist; somebody may just have struck it.',
  },
  'rain.overlaps': {
    zh: '这段时间已有雨量记录，不会重复计算。请更正已有的记录，或改正时间。',
    en: 'There is a reading for this time already; rain is not counted twice. Correct that reading, or the time.',
  },
  'rain.ahead': {
    zh: '雨量记录的时间晚于现在。请改正时间。',
    en: 'The reading ends later than now. Correct the time.',
  },
  'rain.fileUnread': {
    zh: '这个文件里没有找到带时间的雨量。每行需要一个时间（如 2026-07-12 15:00）和一个数字。',
    en: 'No rain with its time was found in this file. Each line needs a time (such as 2026-07-12 15:00) and a number.',
  },
  'rain.fileTooLong': {
    zh: '文件超过 {most} 行。请分成几个文件导入。',
    en: 'The file has more than {most} lines. Import it in parts.',
  },
  'rain.turned': {
    zh: '结束时间要晚于开始时间。请核对这条雨量的起止时间。',
    en: 'A reading ends after it begins. Check its times.',
  },
} as const
