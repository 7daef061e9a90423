/** Errors of printing: fonts that cannot be read, pages that cannot be laid out. */
export const printErrors = {
  'print.fontMissing': {
    zh: '打印字库不完整：找不到“{font}”。请重新安装程序后再打印。',
    en: 'The print fonts are incomplete: "{font}" was not found. Install the program again, then print.',
  },
  'print.fontUnreadable': {
    zh: '打印字库已损坏：“{font}”无法读取。请重新安装程序后再打印。',
    en: 'The print fonts are damaged: "{font}" cannot be read. Install the program again, then print.',
  },
  'print.tooManyColumns': {
    zh: '列太多，一页放不下：选了 {count} 列，最多 {limit} 列。请在表格中隐藏部分列后再打印。',
    en: 'Too many columns for a page: {count} chosen, at most {limit}. Hide some columns of the list, then print.',
  },
  'print.noColumns': {
    zh: '没有可打印的列。请在表格中至少显示一列后再打印。',
    en: 'There is no column to print. Show at least one column of the list, then print.',
  },
} as const
