import { createHash, randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { type Disk, makeDurableFolder, type Random, readSmallFile, removeIfPresent } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { openSmall, sealSmall } from '../archive/sealed-record.ts'
import { DeskError } from '../contract/errors.ts'

/**
 * What keeps the data key on this computer: a key file on a Node host, the operating system's keystore in the
 * window. `unwrap` rejects where the bytes were wrapped elsewhere; `path` is where a secret file lies, if one does.
 */
export interface Protector {
  readonly kind: 'key-file' | 'keystore'
  readonly path?: string
  wrap(key: Uint8Array): Promise<Buffer>
  unwrap(bytes: Uint8Array): Promise<Buffer>
}

const secretSize = 32
const fingerprintSize = 8
const context = 'clubhouse-desk key file v1'
const magic = 'clubhouse-desk key file\n'
const fileSize = magic.length + secretSize * 2 + 1

/**
 * A protector whose secret is 32 random bytes in a text file that only its owner may read. The file is made on the
 * first wrap and never replaced. It must lie outside the data folder; createKeyring checks that.
 * Errors: `keys.keyFileMissing`, `keys.keyFileDamaged`, `keys.foreign` (bytes wrapped by another key file).
 */
export function keyFileProtector(path: string, fs: Disk = nodeDisk, random: Random = randomBytes): Protector {
  async function secret(): Promise<Buffer | undefined> {
    let bytes: Buffer | undefined
    try {
      bytes = await readSmallFile(fs, path, fileSize)
    } catch (error) {
      if (error instanceof RangeError) throw new DeskError('keys.keyFileDamaged', { path }, { cause: error })
      throw error
    }
    if (!bytes) return undefined
    const match = /^clubhouse-desk key file\n([0-9a-f]{64})\n$/.exec(bytes.toString('latin1'))
    if (!match?.[1]) throw new DeskError('keys.keyFileDamaged', { path })
    return Buffer.from(match[1], 'hex')
  }

  async function create(): Promise<Buffer> {
    const fresh = Buffer.from(random(secretSize))
    const folder = dirname(path)
    const temporary = join(folder, `.${Buffer.from(random(8)).toString('hex')}.tmp`)
    try {
      const file = await fs.open(temporary, 'create')
      try {
        await file.write(Buffer.from(`${magic}${fresh.toString('hex')}\n`), 0)
        await file.sync()
      } finally {
        await file.close()
      }
      await fs.rename(temporary, path)
    } catch (error) {
      await removeIfPresent(fs, temporary)
      throw error
    }
    await fs.syncFolder(folder)
    return fresh
  }

  return {
    kind: 'key-file',
    path,
    async wrap(key) {
      await makeDurableFolder(fs, dirname(path))
      const found = await secret()
      // An earlier run may have ended before the name was safe.
      if (found) await fs.syncFolder(dirname(path))
      const used = found ?? (await create())
      return Buffer.concat([fingerprint(used), sealSmall(used, context, key, random(12))])
    },
    async unwrap(bytes) {
      const used = await secret()
      if (!used) throw new DeskError('keys.keyFileMissing', { path })
      if (!fingerprint(used).equals(bytes.subarray(0, fingerprintSize))) throw new DeskError('keys.foreign')
      const key = openSmall(used, context, bytes.subarray(fingerprintSize))
      if (!key) throw new DeskError('keys.damaged')
      return key
    },
  }
}

/** Tells one key file from another without telling its secret. */
function fingerprint(secret: Buffer): Buffer {
  return createHash('sha256')
    .update('clubhouse-desk key file fingerprint\n')
    .update(secret)
    .digest()
    .subarray(0, fingerprintSize)
}
