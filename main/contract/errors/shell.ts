/** Errors of the desktop window: keystore, printing, saving, quitting. */
export const shellErrors = {
  'shell.deskNotOpened': {
    zh: '服务台数据无法打开（{reason}）。请勿删除任何文件；请记下此提示并联系维护人员，必要时用备份恢复。',
    en: 'The desk data could not be opened ({reason}). Delete nothing; note this message and ask support. A backup can be restored if needed.',
  },
  'shell.rendererMissing': {
    zh: '界面文件缺失。请重新安装程序；开发环境请先运行 npm run build。',
    en: 'The screen files are missing. Install the program again; from sources, run npm run build first.',
  },
  'shell.keystoreUnavailable': {
    zh: '这台电脑的系统密钥库不可用，数据密钥将保存在密钥文件里。请妥善保管恢复密钥，并请维护人员检查系统密钥库。',
    en: 'The keystore of this computer is not available, so the data key is kept in a key file. Keep the recovery key safe and have the keystore checked.',
  },
  'shell.keystoreWeak': {
    zh: '这台电脑没有可用的密码管理器（GNOME Keyring 或 KWallet），数据密钥只能弱保护。请安装并解锁密码管理器，然后重新启动程序。',
    en: 'This computer has no password manager (GNOME Keyring or KWallet), so the data key is only weakly protected. Install and unlock one, then start the program again.',
  },
  'shell.messageRefused': {
    zh: '窗口请求未被接受（{channel}）。请刷新页面或更新程序。',
    en: 'The request of the window was not accepted ({channel}). Reload the page or update the program.',
  },
  'shell.printFailed': {
    zh: '打印没有成功（{reason}）。请检查打印机的电源、纸张和连接后重试，也可以先存为 PDF。',
    en: 'Printing did not succeed ({reason}). Check power, paper and connection of the printer and try again, or save a PDF instead.',
  },
  'shell.printNotReady': {
    zh: '待打印的页面没有在限定时间内准备好，没有打印任何内容。请重试。',
    en: 'The page to print was not ready in time, so nothing was printed. Try again.',
  },
  'shell.saveFailed': {
    zh: '文件没有保存成功（{reason}）。请检查磁盘空间和文件夹权限，或换一个位置再存。',
    en: 'The file was not saved ({reason}). Check disk space and folder rights, or choose another place.',
  },
  'shell.fileNotServed': {
    zh: '要保存的文件读取失败（状态 {status}）。请刷新页面后重试。',
    en: 'The file to save could not be read (status {status}). Reload the page and try again.',
  },
} as const
