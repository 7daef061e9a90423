/** What happens to emergencies and to readings of rain, on the audit trail. */
export const emergencyOperationWords = {
  zh: {
    'emergency.started': '启动应急',
    'emergency.levelChanged': '更改预警等级',
    'emergency.ended': '结束应急',
    'emergency.reopened': '重新启动应急',
    'emergency.taskNoted': '记下启动事项已办',
    'emergency.taskTakenBack': '撤回启动事项已办',
    'rain.recorded': '记录雨量',
    'rain.corrected': '更正雨量',
    'rain.struck': '删去雨量',
  },
  en: {
    'emergency.started': 'Started an emergency',
    'emergency.levelChanged': 'Changed the warning level',
    'emergency.ended': 'Ended an emergency',
    'emergency.reopened': 'Reopened an emergency',
    'emergency.taskNoted': 'Noted a first thing as done',
    'emergency.taskTakenBack': 'Took back that a first thing was done',
    'rain.recorded': 'Recorded rain',
    'rain.corrected': 'Corrected a reading of rain',
    'rain.struck': 'Struck a reading of rain',
  },
} as const
