export const planTexts = {
  zh: {
    plan: '安排验房',
    planHint: '验房人在平板的“验房”页点“带上要验的房”，就会带上排给自己的房屋。',
    inspector: '验房人',
    inspectorMissing: '请选择验房人',
    purpose: '为什么验',
    plannedOn: '哪天验',
    planCount_one: '安排 {count} 户',
    planCount_other: '安排 {count} 户',
  },
  en: {
    plan: 'Plan inspections',
    planHint:
      'On their tablet, under Inspections, the inspector presses "Take homes along" and has these homes.',
    inspector: 'Inspector',
    inspectorMissing: 'Choose the inspector',
    purpose: 'Purpose',
    plannedOn: 'Day',
    planCount_one: 'Plan {count} home',
    planCount_other: 'Plan {count} homes',
  },
} as const
