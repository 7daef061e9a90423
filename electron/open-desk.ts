import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keyFileProtector } from '../main/database/keyring.ts'
import { openDesk } from '../main/desk/desk.ts'
import { slowQueryLog } from '../main/desk/slow-log.ts'
import { startServices } from '../main/desk/services.ts'
import { dataPlace } from '../main/host/folders.ts'
import { machineName } from '../main/host/machine.ts'
import { deskDoor } from '../main/host/station/door.ts'
import { startStation } from '../main/host/station/service.ts'
import type { OpenDeskPort } from './desk-port.ts'

/**
 * Opens the desk of `main/` for the window.
 *
 * A folder that the browser host or the command line set up has a key file beside it and stays with it: the same
 * folder opens from both. Everything else is kept by the keystore of the system, where there is one.
 */
export const openDeskForWindow: OpenDeskPort = async ({ dataFolder, keyProtector, rendererFolder }) => {
  const place = dataPlace({ data: dataFolder ?? undefined })
  const hasKeyFile = existsSync(join(place.dataFolder, 'keyring.json')) && existsSync(place.keyFile)
  const protector = keyProtector === null || hasKeyFile ? keyFileProtector(place.keyFile) : keyProtector
  const desk = await openDesk({
    dataFolder: place.dataFolder,
    protector,
    machine: machineName(),
    threads: true,
    onSlowQuery: slowQueryLog(place.dataFolder),
  })
  const services = startServices(desk)
  const station = startStation(desk, { rendererFolder, door: deskDoor(desk) })
  return {
    fetch: request => desk.fetch(request),
    async close() {
      await station.stop()
      await services.stop()
      await desk.close()
    },
  }
}
