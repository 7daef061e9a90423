import type { Language } from '../main/contract/errors.ts'

/** Every word the shell itself shows: menu, dialogs, notices. Screens have their own translations. */
const texts = {
  appName: { zh: '会所服务台', en: 'Clubhouse Desk' },
  file: { zh: '文件(&F)', en: '&File' },
  newWindow: { zh: '新建窗口', en: 'New window' },
  print: { zh: '打印…', en: 'Print…' },
  closeWindow: { zh: '关闭窗口', en: 'Close window' },
  quit: { zh: '退出', en: 'Quit' },
  edit: { zh: '编辑(&E)', en: '&Edit' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  cut: { zh: '剪切', en: 'Cut' },
  copy: { zh: '复制', en: 'Copy' },
  paste: { zh: '粘贴', en: 'Paste' },
  selectAll: { zh: '全选', en: 'Select all' },
  view: { zh: '视图(&V)', en: '&View' },
  reload: { zh: '刷新', en: 'Reload' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  zoomReset: { zh: '实际大小', en: 'Actual size' },
  fullScreen: { zh: '全屏', en: 'Full screen' },
  devTools: { zh: '开发者工具', en: 'Developer tools' },
  window: { zh: '窗口(&W)', en: '&Window' },
  minimise: { zh: '最小化', en: 'Minimise' },
  help: { zh: '帮助(&H)', en: '&Help' },
  about: { zh: '关于', en: 'About' },
  version: { zh: '版本', en: 'Version' },
  crashLogAt: { zh: '故障记录（不含业主资料）保存在：', en: 'The fault log (no owner data) is kept in:' },
  ok: { zh: '知道了', en: 'OK' },
  keystoreTitle: { zh: '数据密钥的保护', en: 'Protection of the data key' },
  stillSaving: { zh: '正在保存最后的操作…', en: 'The last operations are being saved…' },
  stillSavingDetail: {
    zh: '已等待 {seconds} 秒。现在强行退出时，已显示“成功”的操作不会丢失，正在进行的操作可能需要重做。',
    en: 'Waited {seconds} seconds. If you force the exit now, whatever was shown as done is kept; what is in progress may have to be repeated.',
  },
  keepWaiting: { zh: '继续等待', en: 'Keep waiting' },
  forceQuit: { zh: '强行退出', en: 'Force exit' },
  pageGone: { zh: '页面意外停止', en: 'The page stopped unexpectedly' },
  pageGoneDetail: {
    zh: '已保存的内容没有丢失。重新载入页面即可继续。',
    en: 'What was saved is kept. Reload the page to go on.',
  },
  reloadPage: { zh: '重新载入', en: 'Reload' },
  unexpectedTitle: { zh: '程序遇到意外错误', en: 'An unexpected error occurred' },
  cannotStart: { zh: '无法启动', en: 'Cannot start' },
  chooseFolder: { zh: '选择文件夹', en: 'Choose a folder' },
  saveFile: { zh: '保存文件', en: 'Save the file' },
  savePdf: { zh: '存为 PDF', en: 'Save as PDF' },
  allFiles: { zh: '所有文件', en: 'All files' },
} as const

export type ShellText = keyof typeof texts

/** A text of the shell; `{name}` is replaced from `params`. */
export function shellText(
  name: ShellText,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return texts[name][language].replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? '—'))
}
