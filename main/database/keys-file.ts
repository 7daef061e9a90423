import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { type Disk, type Random, readSmallFile, writeFileAtomically } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'

const version = 1
const maxFileBytes = 64 * 1024

/** Most wrappings a keyring may hold. */
export const maxWrappings = 16

const Bytes = z.base64().max(8192)
/** Made with the wrapping and never again; keyrings of the first desks have none. */
const check = z.base64url().length(43).optional()
const RecoveryWrapping = z.strictObject({ kind: z.literal('recovery'), salt: Bytes, bytes: Bytes, check })
const ProtectorWrapping = z.strictObject({ kind: z.enum(['key-file', 'keystore']), bytes: Bytes, check })

/** The data key as one holder may open it; byte strings in base64. */
export type Wrapping = z.infer<typeof RecoveryWrapping> | z.infer<typeof ProtectorWrapping>

const KeyringFile = z.object({
  version: z.literal(version),
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  wrappings: z.array(z.discriminatedUnion('kind', [RecoveryWrapping, ProtectorWrapping])).max(maxWrappings),
})

/** `keyring.json`: which data key it is (an identifier derived from the key), and its wrappings. */
export type KeyringFile = z.infer<typeof KeyringFile>

/** A wrapping with its checksum, which tells without any secret that not a byte of it has changed since. */
export function checked<Kind extends Wrapping>(keyId: string, wrapping: Kind): Kind {
  return { ...wrapping, check: checkOf(keyId, wrapping) }
}

function checkOf(keyId: string, wrapping: Wrapping): string {
  const salt = wrapping.kind === 'recovery' ? wrapping.salt : ''
  const said = [keyId, wrapping.kind, salt, wrapping.bytes].join('\n')
  return createHash('sha256').update(`clubhouse-desk wrapping\n${said}`).digest('base64url')
}

/**
 * Kinds of the wrappings that are no longer as they were made: the data still opens by the others, but not by these.
 */
export function damagedWrappings({ keyId, wrappings }: KeyringFile): Wrapping['kind'][] {
  return wrappings
    .filter(wrapping => wrapping.check !== undefined && wrapping.check !== checkOf(keyId, wrapping))
    .map(({ kind }) => kind)
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'keyring.json')
}

/** True where the folder has a keyring, sound or not. */
export async function keyringExists(fs: Disk, dataFolder: string): Promise<boolean> {
  return (await fs.entry(pathOf(dataFolder))) !== undefined
}

/** Reads keyring.json. Errors: `keys.missing`, `keys.damaged`, `keys.newer`. */
export async function readKeyringFile(fs: Disk, dataFolder: string): Promise<KeyringFile> {
  return parseKeyring(await readBytes(fs, dataFolder))
}

/** The keyring in the bytes of keyring.json. Errors: `keys.damaged`, `keys.newer`. */
export function parseKeyring(bytes: Buffer): KeyringFile {
  const json = jsonOf(bytes)
  const stated = z.object({ version: z.int() }).safeParse(json)
  if (stated.success && stated.data.version > version) {
    throw new DeskError('keys.newer', { version: stated.data.version })
  }
  const parsed = KeyringFile.safeParse(json)
  if (!parsed.success) throw new DeskError('keys.damaged', {}, { cause: parsed.error })
  return parsed.data
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch (cause) {
    throw new DeskError('keys.damaged', {}, { cause })
  }
}

async function readBytes(fs: Disk, dataFolder: string): Promise<Buffer> {
  try {
    const bytes = await readSmallFile(fs, pathOf(dataFolder), maxFileBytes)
    if (!bytes) throw new DeskError('keys.missing')
    return bytes
  } catch (error) {
    if (error instanceof RangeError) throw new DeskError('keys.damaged', {}, { cause: error })
    throw error
  }
}

/** Replaces keyring.json; whatever fails, the old or the new one is there. */
export async function writeKeyringFile(
  fs: Disk,
  random: Random,
  dataFolder: string,
  keyring: Omit<KeyringFile, 'version'>,
): Promise<void> {
  const text = `${JSON.stringify({ version, ...keyring }, undefined, 2)}\n`
  await writeFileAtomically(fs, random, pathOf(dataFolder), Buffer.from(text))
}
