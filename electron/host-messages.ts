import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { DeskError } from '../main/contract/errors.ts'
import { hostChannels, type HostChannel } from '../main/contract/host-channels.ts'
import { type HostAnswers, type HostReply, hostRequests } from '../main/contract/host-capabilities.ts'
import type { ElectronApi, MessageEventFromPage, ShellWindow } from './api.ts'
import { isDeskUrl } from './scheme.ts'
import type { ShellWindows } from './windows.ts'

type Requests = { [K in HostChannel]: z.output<(typeof hostRequests)[K]> }

/** What the shell does for a message, for the window that sent it. */
export type HostActions = {
  [K in HostChannel]: (request: Requests[K], sender: ShellWindow) => Promise<HostAnswers[K]>
}

export interface HostMessagesOptions {
  api: Pick<ElectronApi, 'ipcMain'>
  windows: Pick<ShellWindows, 'withContents'>
  actions: HostActions
  noteFailure(error: unknown): string
}

/** The one place where channels are opened: each checks its sender and its message before anything happens. */
export function listenToPages(options: HostMessagesOptions): void {
  const open = <K extends HostChannel>(name: K): void => {
    options.api.ipcMain.handle(hostChannels[name], (event, message) => answer(options, name, event, message))
  }
  open('print')
  open('printToPdf')
  open('printers')
  open('chooseFolder')
  open('saveFile')
  open('notify')
  open('setLanguage')
}

async function answer<K extends HostChannel>(
  options: HostMessagesOptions,
  name: K,
  event: MessageEventFromPage,
  message: unknown,
): Promise<HostReply<HostAnswers[K]>> {
  const sender = trustedSender(options.windows, event)
  const schema: z.ZodType<Requests[K]> = schemaOf(name)
  const parsed = schema.safeParse(message)
  if (sender === null || !parsed.success) {
    return { ok: false, code: 'shell.messageRefused', params: { channel: name } }
  }
  try {
    return { ok: true, value: await options.actions[name](parsed.data, sender) }
  } catch (error) {
    if (error instanceof DeskError) return { ok: false, code: error.code, params: error.params }
    const reference = options.noteFailure(error) || randomUUID().slice(0, 8)
    return { ok: false, code: 'unexpected', params: { reference } }
  }
}

function schemaOf<K extends HostChannel>(name: K): z.ZodType<Requests[K]> {
  const schemas: { [C in HostChannel]: z.ZodType<Requests[C]> } = hostRequests
  return schemas[name]
}

/** The sending window, or null unless the sender is the main frame of a screen of ours, showing the desk. */
function trustedSender(
  windows: Pick<ShellWindows, 'withContents'>,
  event: MessageEventFromPage,
): ShellWindow | null {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || !isDeskUrl(frame.url)) return null
  return windows.withContents(event.sender.id)
}
