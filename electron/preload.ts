import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { HostEvent } from '../main/contract/host-capabilities.ts'
import { createDeskHost } from './preload-host.ts'

// Runs in the sandbox of every window with screens. It holds no logic and no state.
contextBridge.exposeInMainWorld(
  'deskHost',
  createDeskHost({
    invoke: (channel, message) => ipcRenderer.invoke(channel, message),
    listen(channel, listener) {
      // The event of Electron carries the sender and stays here; the page gets the plain message.
      const heard = (_event: IpcRendererEvent, event: HostEvent): void => listener(event)
      ipcRenderer.on(channel, heard)
      return () => {
        ipcRenderer.removeListener(channel, heard)
      }
    },
  }),
)
