export const texts = {
  zh: {
    export: '导出',
    excel: '导出 Excel（如所见）',
    pdf: '导出 PDF，可打印（如所见）',
    word: '导出 Word，可继续编辑',
    making: '正在生成文件，已处理 {done} 条',
    done: '文件已生成',
    cancel: '取消',
  },
  en: {
    export: 'Export',
    excel: 'Excel, as seen',
    pdf: 'PDF to print, as seen',
    word: 'Word, to go on with',
    making: 'Making the file, {done} entries so far',
    done: 'The file is ready',
    cancel: 'Cancel',
  },
} as const
