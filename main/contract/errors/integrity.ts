/** Errors of the check of stored files (`integrity.*`). */
export const integrityErrors = {
  'integrity.running': {
    zh: '文件检查正在进行，请等它结束后再开始新的一轮。',
    en: 'The files are being checked already. Wait until that is done, then begin a new round.',
  },
} as const
