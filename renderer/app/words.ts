/** Words that several features show and main/contract/words.ts has not: `useTexts(words)`, `t('role.manager')`. */
export const words = {
  zh: {
    'role.manager': '客服经理',
    'role.specialist': '客服专员',
    'role.clerk': '前台文员',
    'role.auditor': '只读审计',
    emergency: '紧急',
    anonymous: '未留姓名',
  },
  en: {
    'role.manager': 'manager',
    'role.specialist': 'specialist',
    'role.clerk': 'front desk clerk',
    'role.auditor': 'auditor (read only)',
    emergency: 'Emergency',
    anonymous: 'no name given',
  },
} as const
