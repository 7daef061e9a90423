export const texts = {
  zh: {
    notFoundTitle: '找不到页面',
    notFound: '没有这个页面，链接可能不完整。',
    toToday: '回到今日',
  },
  en: {
    notFoundTitle: 'No such page',
    notFound: 'There is no such page; the address may be incomplete.',
    toToday: 'Back to Today',
  },
} as const
