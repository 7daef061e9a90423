/** What happens to the preparations for the rain, on the audit trail. */
export const seasonOperationWords = {
  zh: {
    'season.started': '开始汛期预案',
    'season.changed': '更改汛期日期与班次时间',
    'season.declared': '宣布汛期准备就绪',
    'season.takenBack': '撤回汛期就绪',
    'season.ended': '结束汛期预案',
    'season.responsibleSet': '更改汛期负责人',
    'season.contactSaved': '登记汛期联系方式',
    'season.contactRemoved': '删除汛期联系方式',
    'season.rosterSet': '排班',
    'drill.saved': '登记演练',
    'drill.removed': '删除演练记录',
  },
  en: {
    'season.started': 'Began a season plan',
    'season.changed': 'Changed dates and hours of a season',
    'season.declared': 'Declared the season ready',
    'season.takenBack': 'Took back that the season is ready',
    'season.ended': 'Ended a season plan',
    'season.responsibleSet': 'Changed who answers for a task of the season',
    'season.contactSaved': 'Entered a contact of the season',
    'season.contactRemoved': 'Removed a contact of the season',
    'season.rosterSet': 'Set the duty roster',
    'drill.saved': 'Recorded a drill',
    'drill.removed': 'Removed the record of a drill',
  },
} as const
