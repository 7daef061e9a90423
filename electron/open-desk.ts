import { DeskError } from '../main/contract/errors.ts'
import type { OpenDeskPort } from './desk-port.ts'

/** Opens the desk of `main/` for the window. */
export const openDeskForWindow: OpenDeskPort = async () => {
  throw new DeskError('shell.deskNotOpened', { reason: 'not wired' })
}
