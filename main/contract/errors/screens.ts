/** Errors only a screen can notice: it does not reach the desk, or its answer makes no sense. */
export const screenErrors = {
  'screen.deskUnreachable': {
    zh: '连不上服务台程序，您填写的内容还在。请确认程序正在运行、网线或无线网正常，然后重试。',
    en: 'The desk program does not answer; what you entered is still here. Check that it runs and that the network works, then try again.',
  },
  'screen.pageNotLoaded': {
    zh: '这个页面没有取到：服务台程序没有回应，或者刚刚升级过。请确认程序正在运行、网络正常，然后重试。',
    en: 'This page did not arrive: the desk program does not answer, or was just updated. Check that it runs and that the network works, then try again.',
  },
  'screen.viewFailed': {
    zh: '这个页面显示时出错（{reason}），数据没有改动。请刷新页面；若反复出现，请联系维护人员。',
    en: 'This page could not be shown ({reason}); no data was changed. Reload it, and tell support if it happens again.',
  },
  'screen.fileNotSaved': {
    zh: '文件没有保存成功。请检查磁盘空间，或换一个位置再存。',
    en: 'The file was not saved. Check the disk space or choose another place.',
  },
} as const
