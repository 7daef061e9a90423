import { extname, join } from 'node:path'
import { DeskError } from '../main/contract/errors.ts'
import type { ElectronApi, ShellWindow } from './api.ts'
import type { HostActions } from './host-messages.ts'
import { print, renderPdf } from './print.ts'
import { bodyOf, safeFileName, saveBytes } from './save-bytes.ts'
import { DESK_ORIGIN } from './scheme.ts'
import type { ShellSettings } from './shell-settings.ts'
import { type ShellText, shellText } from './shell-texts.ts'
import type { ShellWindows } from './windows.ts'

export interface HostActionsOptions {
  api: Pick<ElectronApi, 'app' | 'dialog' | 'Notification'>
  windows: ShellWindows
  settings: ShellSettings
  /** Asks the desk as a page would, with the cookies of the session. */
  fetchDesk(request: Request): Promise<Response>
  languageChanged(): void
}

/** Printing, saving, choosing and notifying for the page. */
export function createHostActions(options: HostActionsOptions): HostActions {
  const { api, windows, settings } = options
  const text = (name: ShellText): string => shellText(name, settings.language)

  const askWhere = async (
    parent: ShellWindow,
    suggestedName: string,
    title: ShellText,
  ): Promise<string | null> => {
    const name = safeFileName(suggestedName)
    const ending = extname(name).slice(1)
    const { canceled, filePath } = await api.dialog.showSaveDialog(parent, {
      title: text(title),
      defaultPath: join(api.app.getPath('documents'), name),
      filters: [
        ...(ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }]),
        { name: text('allFiles'), extensions: ['*'] },
      ],
    })
    return canceled || filePath === '' ? null : filePath
  }

  return {
    print: (request, sender) => print(windows, sender, request),

    async printToPdf(request, sender) {
      const bytes = await renderPdf(windows, sender, request)
      const file = await askWhere(sender, request.suggestedName, 'savePdf')
      if (file !== null) await saveBytes(file, bytes)
      return { file }
    },

    async printers(_request, sender) {
      const printers = await sender.webContents.getPrintersAsync()
      return printers.map(({ name, displayName }) => ({ name, displayName: displayName || name }))
    },

    async chooseFolder(request, sender) {
      const { canceled, filePaths } = await api.dialog.showOpenDialog(sender, {
        title: request.title ?? text('chooseFolder'),
        properties: ['openDirectory', 'createDirectory'],
        ...(request.startIn === undefined ? {} : { defaultPath: request.startIn }),
      })
      return { folder: canceled ? null : (filePaths[0] ?? null) }
    },

    async saveFile(request, sender) {
      const file = await askWhere(sender, request.suggestedName, 'saveFile')
      if (file === null) return { file: null }
      if (request.source.kind === 'bytes') {
        await saveBytes(file, request.source.bytes)
        return { file }
      }
      const response = await options.fetchDesk(new Request(`${DESK_ORIGIN}${request.source.path}`))
      if (!response.ok) {
        await response.body?.cancel()
        throw new DeskError('shell.fileNotServed', { status: response.status })
      }
      await saveBytes(file, bodyOf(response))
      return { file }
    },

    async notify(request) {
      if (!api.Notification.isSupported()) return { shown: false }
      new api.Notification({ title: request.title, body: request.body }).show()
      return { shown: true }
    },

    async setLanguage(request) {
      settings.update({ language: request.language })
      options.languageChanged()
      return { language: request.language }
    },
  }
}
