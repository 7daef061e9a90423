export const texts = {
  zh: {
    title: '更多',
    records: '资料与记录',
    office: '办公',
    desk: '服务台',
  },
  en: {
    title: 'More',
    records: 'Data and records',
    office: 'Office',
    desk: 'This desk',
  },
} as const
