export const reportErrors = {
  'report.tooManyToPrint': {
    zh: '清单超过 {most} 行，无法打印。请缩小筛选范围，或导出为 Excel。',
    en: 'The list has more than {most} rows, which cannot be printed. Narrow the filter, or export it to Excel.',
  },
} as const
