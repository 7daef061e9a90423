import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'

/**
 * One generation of a backup is one file, `clubhouse-<site>-<yyyymmdd-hhmmss>.deskbackup`, readable with standard
 * tools from its end:
 *
 *   database   the whole database as `VACUUM INTO` wrote it: encrypted SQLite (AEGIS-256, raw key)
 *   keyring    keyring.json of the data folder: the data key, wrapped; opened by the recovery key
 *   manifest   JSON, see {@link BackupManifest}
 *   footer     192 bytes of ASCII: `clubhouse-desk backup 1`, bytes of database, keyring and manifest (decimal),
 *              SHA-256 of keyring and manifest, HMAC-SHA-256 of the same under the backup key, filled up with
 *              blanks, line feed
 *
 * Files of the archive lie beside all generations in `blobs/ab/<name>`, encrypted as in the data folder and named
 * alike, so that a file is stored once however many generations need it.
 */
export const backupExtension = '.deskbackup'
export const blobsFolderName = 'blobs'

const format = 1
const footerSize = 192
const largestPart = 1024 * 1024

const Hex = z.string().regex(/^[0-9a-f]{64}$/)

const BackupManifest = z.object({
  format: z.literal(format),
  kind: z.literal('clubhouse-desk backup'),
  /** Code of the site. */
  site: z.string(),
  /** UTC milliseconds. */
  createdAt: z.int(),
  incarnation: z.string(),
  letter: z.string(),
  sequence: z.int(),
  position: z.int(),
  /** Newest migration of the database. */
  schema: z.string(),
  database: z.object({ bytes: z.int().min(1), sha256: Hex }),
  /** Files of the archive that the database refers to. */
  files: z.int().min(0),
})

/** What a generation says about itself. */
export type BackupManifest = z.infer<typeof BackupManifest>

/** A generation whose manifest is sound; the database is checked by {@link BackupManifest.database}. */
export interface BackupFile {
  readonly path: string
  readonly manifest: BackupManifest
  /** `keyring.json`, byte for byte. */
  readonly keyring: Buffer
  /** Whether the manifest was sealed by the owner of this key. */
  isSealedBy(backupKey: Uint8Array): boolean
}

/** What follows the database in the file. */
export function backupTrailer(
  manifest: Omit<BackupManifest, 'format' | 'kind'>,
  keyring: Buffer,
  backupKey: Uint8Array,
): Buffer {
  const content: BackupManifest = { format, kind: 'clubhouse-desk backup', ...manifest }
  const bytes = Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`)
  const parts = Buffer.concat([keyring, bytes])
  const words = [
    `clubhouse-desk backup ${format}`,
    manifest.database.bytes,
    keyring.length,
    bytes.length,
    createHash('sha256').update(parts).digest('hex'),
    seal(backupKey, parts),
  ].join(' ')
  return Buffer.concat([parts, Buffer.from(`${words.padEnd(footerSize - 1)}\n`, 'latin1')])
}

const seal = (key: Uint8Array, parts: Buffer) => createHmac('sha256', key).update(parts).digest('hex')

const footerPattern =
  /^clubhouse-desk backup (\d{1,4}) (\d{1,15}) (\d{1,7}) (\d{1,7}) ([0-9a-f]{64}) ([0-9a-f]{64}) *\n$/

/**
 * Reads what stands behind the database. Errors: `host.fileMissing`, `backup.notABackup` (no footer: another file,
 * or cut off), `backup.newer`, `backup.damaged`.
 */
export async function readBackupFile(path: string): Promise<BackupFile> {
  const file = basename(path)
  const handle = await openExisting(path)
  try {
    const { size } = await handle.stat()
    const footer = await readAt(handle, Math.max(0, size - footerSize), footerSize)
    const match = footerPattern.exec(footer.toString('latin1'))
    if (!match) throw new DeskError('backup.notABackup', { file })
    const [stated = 0, database = 0, keyringBytes = 0, manifestBytes = 0] = match.slice(1, 5).map(Number)
    if (stated > format) throw new DeskError('backup.newer', { format: stated })
    const fits = database + keyringBytes + manifestBytes + footerSize === size
    if (!fits || keyringBytes + manifestBytes > largestPart)
      throw new DeskError('backup.notABackup', { file })
    const parts = await readAt(handle, database, keyringBytes + manifestBytes)
    if (createHash('sha256').update(parts).digest('hex') !== match[5])
      throw new DeskError('backup.damaged', { file, part: 'manifest' })
    const manifest = BackupManifest.safeParse(parseJson(parts.subarray(keyringBytes)))
    if (!manifest.success || manifest.data.database.bytes !== database)
      throw new DeskError('backup.damaged', { file, part: 'manifest' })
    const stamp = Buffer.from(match[6] ?? '')
    return {
      path,
      manifest: manifest.data,
      keyring: parts.subarray(0, keyringBytes),
      isSealedBy: key => timingSafeEqual(Buffer.from(seal(key, parts)), stamp),
    }
  } finally {
    await handle.close()
  }
}

async function openExisting(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw new DeskError('host.fileMissing', { file: path }, { cause: error })
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await handle.read(bytes, 0, length, position)
  return bytes.subarray(0, bytesRead)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    // Reported by the caller as a damaged manifest.
    return undefined
  }
}
