export const reportErrors = {
  'report.tooManyToPrint': {
    zh: '清单超过 {most} 行，无法打印。请缩小筛选范围，或导出为 Excel。',
    en: 'The list has more than {most} rows, which cannot be printed. Narrow the filter, or export it to Excel.',
  },
  'report.noSuchLedger': {
    zh: '没有名为 {ledger} 的台账。请从“更多 → 台账”里选择。',
    en: 'There is no ledger called {ledger}. Choose one under More → Ledgers.',
  },
  'report.targetExists': {
    zh: '{folder} 已存在，没有覆盖。请换一个文件夹名称。',
    en: '{folder} exists already and was not overwritten. Choose another folder name.',
  },
} as const
