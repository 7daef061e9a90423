/**
 * Names of the messages between the page and the desktop window. Apart from the schemas, so that the sandboxed
 * preload carries names only.
 */
export const hostChannels = {
  print: 'desk-host:print',
  printToPdf: 'desk-host:print-to-pdf',
  printers: 'desk-host:printers',
  chooseFolder: 'desk-host:choose-folder',
  saveFile: 'desk-host:save-file',
  notify: 'desk-host:notify',
  setLanguage: 'desk-host:set-language',
} as const

/** The one channel on which the window tells the page something. */
export const hostEventChannel = 'desk-host:event'

export type HostChannel = keyof typeof hostChannels
