import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { attachFile, receiveCase } from '../../main/cases/commands.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { restoreBackup, type RestoreOptions, type RestoreResult } from '../../main/desk/restore.ts'
import { systemActor } from '../../main/desk/core.ts'
import type { Actor } from '../../main/log/command.ts'
import type { TestDesk } from './desk.ts'

/** Takes a case at the counter, by the program where nobody is named. */
export async function takeCase(
  core: DeskCore,
  text = '厨房渗水',
  actor: Actor = systemActor,
): Promise<{ caseId: string; number: string }> {
  return await core.execute(receiveCase, {
    actor,
    input: {
      caseId: uuidv7(),
      channel: 'counter',
      kind: 'repair',
      category: [],
      emergency: false,
      unitId: null,
      personId: null,
      room: null,
      text,
    },
  })
}

/** Puts a file into the archive and on a case; returns its hash. */
export async function addFile(core: DeskCore, caseId: string, content: string | Buffer): Promise<string> {
  const bytes = Buffer.from(content)
  const source = async function* () {
    yield bytes
  }
  const { hash, size } = await core.archive.store(source(), { maxBytes: 10_000_000 })
  await core.execute(attachFile, {
    actor: systemActor,
    input: { caseId, fileId: uuidv7(), hash, size, name: '照片.jpg', mediaType: 'image/jpeg' },
  })
  return hash
}

/** The key file of a test desk. */
export const protectorOf = (test: TestDesk) => keyFileProtector(join(test.folder, 'key'))

/** Where restores of a test desk go. */
export const targetOf = (test: TestDesk, name = 'restored') => join(test.folder, name)

/** Restores on the same computer. */
export function restore(
  test: TestDesk,
  from: string,
  options: Partial<RestoreOptions> = {},
): Promise<RestoreResult> {
  return restoreBackup({
    from,
    dataFolder: targetOf(test),
    protector: protectorOf(test),
    machine: 'test-machine',
    ...options,
  })
}

/** Opens the desk in a folder for a moment. */
export async function onDeskIn<T>(
  test: TestDesk,
  folder: string,
  work: (desk: Desk) => Promise<T>,
  machine = 'test-machine',
): Promise<T> {
  const desk = await openDesk({ dataFolder: folder, protector: protectorOf(test), machine, threads: false })
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

/** Names of the generations in a folder, oldest first. */
export const generationsIn = (folder: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.deskbackup'))
    .sort()

/** Paths of the blobs beside the generations. */
export const blobsIn = (folder: string) =>
  readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
