import type { DeskHost, HostEvent } from '../main/contract/host-capabilities.ts'
import { hostChannels, hostEventChannel } from '../main/contract/host-channels.ts'

/** What the preload needs of Electron: ask the shell, and hear from it on one channel. */
export interface ShellLine {
  invoke<Reply>(channel: string, message: unknown): Promise<Reply>
  listen(channel: string, listener: (event: HostEvent) => void): () => void
}

/** `window.deskHost`: one function per message, no way to name a channel. */
export function createDeskHost(line: ShellLine): DeskHost {
  return {
    kind: 'window',
    print: request => line.invoke(hostChannels.print, request),
    printToPdf: request => line.invoke(hostChannels.printToPdf, request),
    printers: () => line.invoke(hostChannels.printers, undefined),
    chooseFolder: request => line.invoke(hostChannels.chooseFolder, request),
    saveFile: request => line.invoke(hostChannels.saveFile, request),
    notify: request => line.invoke(hostChannels.notify, request),
    setLanguage: request => line.invoke(hostChannels.setLanguage, request),
    onEvent: listener => line.listen(hostEventChannel, listener),
  }
}
