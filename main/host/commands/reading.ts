import { existsSync } from 'node:fs'
import { DeskError } from '../../contract/errors.ts'
import { keyFileProtector } from '../../database/keyring.ts'
import { keyringFileOf, openReadOnly, type ReadOnlyDesk } from '../../desk/read-only.ts'
import type { CliContext } from './command.ts'

/** Opens the data folder beside a desk that may be running; brings data of an older version up to date first. */
export async function openForReading(context: CliContext): Promise<ReadOnlyDesk> {
  const { place, signal } = context
  if (!existsSync(keyringFileOf(place.dataFolder)))
    throw new DeskError('host.dataMissing', { folder: place.dataFolder })
  const options = {
    dataFolder: place.dataFolder,
    protector: keyFileProtector(place.keyFile),
    signal,
    progress: context.progress,
  }
  try {
    return await openReadOnly(options)
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'database.older') throw error
    await context.openDesk()
    return await openReadOnly(options)
  }
}
