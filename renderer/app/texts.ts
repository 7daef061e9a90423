export const texts = {
  zh: {
    notFound: '没有这个页面，链接可能不完整。',
    toToday: '回到今日',
  },
  en: {
    notFound: 'There is no such page; the address may be incomplete.',
    toToday: 'Back to Today',
  },
} as const
