export const keptErrors = {
  'view.tooMany': {
    zh: '最多保存 {most} 个视图。请先删除不用的视图。',
    en: 'At most {most} views can be saved. Remove one that is not needed first.',
  },
} as const
