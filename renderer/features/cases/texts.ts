export const texts = {
  zh: {
    category: '类别',
    categoryPlaceholder: '输入几个字查找类别',
  },
  en: {
    category: 'Category',
    categoryPlaceholder: 'Type to find a category',
  },
} as const
