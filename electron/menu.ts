import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '../main/contract/errors.ts'
import { type ShellText, shellText } from './shell-texts.ts'

/** What the items of the menu do; each works on the window in front. */
interface MenuActions {
  newWindow(): void
  print(): void
  reload(): void
  /** @param factor multiplies the zoom; null goes back to actual size */
  zoom(factor: number | null): void
  openDevTools(): void
  about(): void
}

export interface MenuOptions {
  language: Language
  platform: NodeJS.Platform
  devToolsAllowed: boolean
  actions: MenuActions
}

/** The menu of the program. Accelerators keep clear of those of the screens (quick intake, command palette). */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { actions, devToolsAllowed } = options
  const label = (name: ShellText): { label: string } => ({ label: shellText(name, options.language) })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const isMac = options.platform === 'darwin'

  const file: MenuItemConstructorOptions[] = [
    { ...label('newWindow'), accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
    { ...label('print'), accelerator: 'CmdOrCtrl+P', click: actions.print },
    separator,
    { ...label('closeWindow'), accelerator: 'CmdOrCtrl+W', role: 'close' },
    { ...label('quit'), accelerator: 'CmdOrCtrl+Q', role: 'quit' },
  ]
  const edit: MenuItemConstructorOptions[] = [
    { ...label('undo'), role: 'undo' },
    { ...label('redo'), role: 'redo' },
    separator,
    { ...label('cut'), role: 'cut' },
    { ...label('copy'), role: 'copy' },
    { ...label('paste'), role: 'paste' },
    { ...label('selectAll'), role: 'selectAll' },
  ]
  const view: MenuItemConstructorOptions[] = [
    { ...label('reload'), accelerator: 'CmdOrCtrl+R', click: actions.reload },
    separator,
    { ...label('zoomIn'), accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(1.1) },
    // The key beside 0 types "=" without Shift.
    {
      ...label('zoomIn'),
      accelerator: 'CmdOrCtrl+=',
      click: () => actions.zoom(1.1),
      visible: false,
      acceleratorWorksWhenHidden: true,
    },
    { ...label('zoomOut'), accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(1 / 1.1) },
    { ...label('zoomReset'), accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(null) },
    { ...label('fullScreen'), accelerator: isMac ? 'Ctrl+Cmd+F' : 'F11', role: 'togglefullscreen' },
    ...(devToolsAllowed
      ? [separator, { ...label('devTools'), accelerator: 'CmdOrCtrl+Shift+I', click: actions.openDevTools }]
      : []),
  ]
  return [
    ...(isMac ? [appMenu(options)] : []),
    { ...label('file'), submenu: file },
    { ...label('edit'), submenu: edit },
    { ...label('view'), submenu: view },
    { ...label('window'), submenu: [{ ...label('minimise'), accelerator: 'CmdOrCtrl+M', role: 'minimize' }] },
    { ...label('help'), submenu: [{ ...label('about'), click: actions.about }] },
  ]
}

/** macOS takes the first menu for the program's own. */
function appMenu(options: MenuOptions): MenuItemConstructorOptions {
  return {
    label: shellText('appName', options.language),
    submenu: [
      { label: shellText('about', options.language), click: options.actions.about },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { label: shellText('quit', options.language), role: 'quit' },
    ],
  }
}
