export const emergencySettingTexts = {
  zh: {
    hint: '暴雨预警的雨量标准，和各类应急的时限。进行中的应急也立即按新的时限计算，包括已登记的报修。',
    levels: '雨量标准',
    levelsHint: '默认取自中国气象局暴雨预警信号；各城市可按当地标准修改。程序只建议，不代为决定。',
    millimetres: '毫米',
    within: '小时内',
    clocks: '时限（分钟）',
    clocksHint: '“接单”从派队算起，其余从报修算起。60 分钟 = 1 小时，1440 分钟 = 1 天。',
    severity: '轻重',
    acknowledge: '接单',
    arrive: '到场',
    stop: '止住',
    contact: '联系住户',
    kind: '哪一类',
  },
  en: {
    hint: 'From how much rain on which warning level, and the clocks of each kind of emergency. A change counts at once, also for an emergency that runs and for reports that were taken.',
    levels: 'Rain of the levels',
    levelsHint:
      'Shipped: rainstorm warning signals of the China Meteorological Administration; cities have their own. The program proposes and never decides.',
    millimetres: 'mm',
    within: 'within hours',
    clocks: 'Clocks (minutes)',
    clocksHint:
      '"Acknowledge" counts from the sending, the others from the report. 60 minutes are an hour, 1440 a day.',
    severity: 'How bad',
    acknowledge: 'Acknowledge',
    arrive: 'On site',
    stop: 'Stopped',
    contact: 'Household told',
    kind: 'Kind',
  },
} as const
