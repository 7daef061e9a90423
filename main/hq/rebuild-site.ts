import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openArchive } from '../archive/archive.ts'
import { DeskError } from '../contract/errors.ts'
import { createKeyring, keyFileProtector } from '../database/keyring.ts'
import { openMigrated } from '../database/migrate.ts'
import { createSqliteWriter } from '../database/sqlite-writer.ts'
import { backupJob } from '../desk/backup.ts'
import { databaseFileOf, type DeskCore, deskKeys, openCoreWith, systemActor } from '../desk/core.ts'
import { operations, syncedTables, tables } from '../desk/domains.ts'
import { keptFilesAfter } from '../desk/kept-files.ts'
import type { Actor } from '../log/command.ts'
import type { LogRow } from '../log/content.ts'
import { highestLetter, nextLetter } from '../log/incarnation.ts'
import { replicaTable } from '../log/tables.ts'
import { startIncarnation } from '../site/commands.ts'
import { giveCredentials } from '../staff/after-loss.ts'
import { hashSecret, newRecoveryCode, plainRecoveryCode } from '../staff/passwords.ts'
import { filesAtOnce, markFiles, noteFiles } from '../sync/commands.ts'
import { joinHeadquarters } from '../sync/join.ts'
import { noteRebuilt } from './commands.ts'
import { makeInvitation } from './invite.ts'
import { requireOwn, siteOfCode } from './queries.ts'
import { openReplica, type Replica } from './replica.ts'
import { openSiteData, openSitesArchive, sitesFolderOf } from './site-data.ts'
import { parcelTurns } from './turns.ts'

/** A site made anew: a backup like its own, and what opens it. */
export interface RebuiltSite {
  /** The generation: what `desk restore --from` takes. */
  readonly file: string
  /** Opens the backup, as the recovery key of a desk does. As secret as everything in it. */
  readonly recoveryKey: string
  /** With it a manager gives themself a new password. */
  readonly recoveryCode: string
  /** Logins of the managers it is good for. */
  readonly managers: readonly string[]
  readonly operations: number
  readonly files: number
  /** Files that had not come to headquarters. */
  readonly missing: number
}

export interface RebuildOptions {
  readonly signal?: AbortSignal
  progress?(done: number, of: number): void
}

/**
 * Makes a site anew that lost its computer, out of what headquarters holds of it: a backup to be restored like any
 * other. It belongs to headquarters again by a new key, knows what is held there, and goes on under a new letter. Its
 * data folder is made in a place of its own, through the log, and is gone when this ends. Errors:
 * `hq.notHeadquarters`, `hq.siteUnknown`, `hq.siteNotWhole`, those of backups and of the disk.
 * @param code of the site
 * @param folder absolute; for the backup
 */
export async function rebuildSite(
  core: DeskCore,
  actor: Actor,
  { code, folder }: { readonly code: string; readonly folder: string },
  options: RebuildOptions = {},
): Promise<RebuiltSite> {
  requireOwn(core.read)
  const site = siteOfCode(core.read, code)
  if (!site?.site_id) throw new DeskError('hq.siteUnknown')
  const place = join(sitesFolderOf(core.dataFolder), 'rebuilding')
  // What a crash left is encrypted under a key that nobody has.
  await rm(place, { recursive: true, force: true })
  await mkdir(place, { recursive: true, mode: 0o700 })
  try {
    const dataFolder = join(place, 'data')
    const protector = keyFileProtector(join(place, 'key'))
    const { dataKey, recoveryKey } = await createKeyring({ dataFolder, protector })
    const keys = deskKeys(dataKey)
    const of = { hqSiteId: site.id, siteId: site.site_id, dataFolder, keys }
    // No parcel comes in between.
    const log = await parcelTurns.next(core, () => copyLog(core, of))
    const copied = await copyFiles(core, log.hashes, { dataFolder, key: keys.archive }, options)
    const rebuilt = await openCoreWith(keys, {
      dataFolder,
      machine: core.machine,
      threads: false,
      environment: core.environment,
    })
    try {
      await rebuilt.writer.run('rebuild', {})
      await rebuilt.execute(startIncarnation, {
        actor: systemActor,
        input: { reason: 'restore', letter: nextLetter(log.letter) },
      })
      await noteHeld(rebuilt, copied.held)
      const invitation = await makeInvitation(core, actor, { code, name: site.name })
      await joinHeadquarters(rebuilt, systemActor, Buffer.from(JSON.stringify(invitation)))
      const { file } = await rebuilt.jobs.run(
        backupJob,
        { folder, at: core.environment.now() },
        options.signal ? { signal: options.signal } : {},
      )
      const { operations: count, recoveryCode, managers } = log
      const files = copied.held.length
      await core.execute(noteRebuilt, {
        actor,
        input: { hqSiteId: site.id, operations: count, files },
      })
      return { file, recoveryKey, recoveryCode, managers, operations: count, files, missing: copied.missing }
    } finally {
      await rebuilt.close()
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

interface LogCopy {
  readonly hqSiteId: string
  readonly siteId: string
  readonly dataFolder: string
  readonly keys: ReturnType<typeof deskKeys>
}

interface CopiedLog {
  readonly operations: number
  /** The last one that was given. */
  readonly letter: string
  readonly hashes: readonly string[]
  readonly recoveryCode: string
  readonly managers: readonly string[]
}

/** Rows copied at once. */
const slice = 2_000

/** The site's own log, without what copies of it recorded that went on by themselves, into a new database. */
async function copyLog(core: DeskCore, { hqSiteId, siteId, dataFolder, keys }: LogCopy): Promise<CopiedLog> {
  const recoveryCode = newRecoveryCode()
  const credentials = {
    passwordHash: await hashSecret(randomBytes(32).toString('base64url')),
    recoveryHash: await hashSecret(plainRecoveryCode(recoveryCode)),
    now: core.environment.now(),
  }
  const source = await openSiteData(core, hqSiteId)
  try {
    const connection = await openMigrated({ file: databaseFileOf(dataFolder), key: keys.database, tables })
    try {
      const target = openReplica({ connection, registry: operations, syncedTables })
      const local = createSqliteWriter(connection, 'nothing')
      const { count, managers } = await target.transaction(async () => {
        let heldBack = 0
        let count = 0
        for (const rows of ownRows(source.replica)) {
          heldBack += target.record(rows)
          count += rows.length
        }
        if (heldBack > 0) throw new DeskError('hq.siteNotWhole', { count: heldBack })
        const ends = target.read.all<{ incarnation: string }>('select distinct incarnation from operation')
        for (const { incarnation } of ends) target.noteWords(incarnation, source.replica.wordsOf(incarnation))
        const head = headOf(target)
        local.put(replicaTable, { id: 'own', site_id: siteId, ...head, position: count })
        return { count, managers: giveCredentials(target.read, local, credentials) }
      })
      const letters = target.read.all<{ letter: string }>('select letter from incarnation')
      return {
        operations: count,
        letter: highestLetter(letters.map(({ letter }) => letter)),
        hashes: [...hashesOf(target)],
        recoveryCode,
        managers,
      }
    } finally {
      connection.close()
    }
  } finally {
    source.close()
  }
}

function* ownRows({ read }: Replica): Generator<LogRow[]> {
  for (let done = 0; ; ) {
    const rows = read.all<LogRow>('select * from operation where position>? order by position limit ?', [
      done,
      slice,
    ])
    done = rows.at(-1)?.position ?? done
    // Copies are kept under names of their own.
    yield rows.filter(({ incarnation }) => !incarnation.includes('+'))
    if (rows.length < slice) return
  }
}

/** Where the site stood as far as headquarters knows: the end of its latest incarnation. */
function headOf({ read }: Replica) {
  const head = read.get<{ incarnation: string; letter: string; sequence: number; hash: string }>(
    `select i.id as incarnation, i.letter, o.sequence, o.hash from incarnation i join operation o on o.incarnation=i.id
       and o.sequence=(select max(sequence) from operation where incarnation=i.id)
     order by i.started_at desc, o.position desc limit 1`,
  )
  if (!head) throw new DeskError('hq.siteUnknown')
  return head
}

function* hashesOf({ read }: Replica): Generator<string> {
  for (let after = ''; ; ) {
    const kept = keptFilesAfter(read, after, slice)
    for (const { hash } of kept) yield hash
    after = kept.at(-1)?.hash ?? after
    if (kept.length < slice) return
  }
}

async function copyFiles(
  core: DeskCore,
  hashes: readonly string[],
  { dataFolder, key }: { readonly dataFolder: string; readonly key: Buffer },
  { signal, progress }: RebuildOptions,
): Promise<{ readonly held: readonly string[]; readonly missing: number }> {
  const source = openSitesArchive(core)
  const target = openArchive({ folder: join(dataFolder, 'archive'), key })
  const held: string[] = []
  for (const [index, hash] of hashes.entries()) {
    signal?.throwIfAborted()
    progress?.(index, hashes.length)
    if (!(await source.has(hash))) continue
    await target.store(source.read(hash), { maxBytes: Number.MAX_SAFE_INTEGER })
    held.push(hash)
  }
  return { held, missing: hashes.length - held.length }
}

/** Files that headquarters has need not be sent to it again. */
async function noteHeld(rebuilt: DeskCore, held: readonly string[]): Promise<void> {
  const head = rebuilt.head()
  if (!head) return
  for (let from = 0; from < held.length; from += filesAtOnce) {
    const files = held.slice(from, from + filesAtOnce)
    const { incarnation, sequence } = head
    await rebuilt.execute(noteFiles, { actor: systemActor, input: { incarnation, sequence, files } })
    await rebuilt.execute(markFiles, { actor: systemActor, input: { held: files, lacking: [] } })
  }
}
