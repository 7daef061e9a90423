import { hkdfSync, randomBytes } from 'node:crypto'
import { relative, resolve, sep } from 'node:path'
import { type Disk, makeDurableFolder, type Random } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import { openSmall, sealSmall } from '../archive/sealed-record.ts'
import { DeskError } from '../contract/errors.ts'
import {
  checked,
  type KeyringFile,
  keyringExists,
  maxWrappings,
  readKeyringFile,
  type Wrapping,
  writeKeyringFile,
} from './keys-file.ts'
import type { Protector } from './keys-protector.ts'
import { formatRecoveryKey, parseRecoveryKey, recoverySecretSize } from './keys-recovery.ts'

export { keyFileProtector, type Protector } from './keys-protector.ts'

/** Where the keyring lies and what it is reached by; the defaults are this computer's. */
export interface KeyringPlace {
  readonly dataFolder: string
  readonly fs?: Disk
  readonly random?: Random
}

const dataKeySize = 32

/**
 * Makes the data key of a new data folder, wraps it for this computer and for the recovery key, and writes
 * `keyring.json`. Returns the key (32 bytes) and the recovery key to print; neither is kept anywhere else.
 * Errors: `keys.exists` (never overwritten), `keys.keyFileInside`, `keys.protectorFailed`.
 */
export async function createKeyring(
  place: KeyringPlace & { readonly protector: Protector },
): Promise<{ dataKey: Buffer; recoveryKey: string }> {
  const { dataFolder, fs, random } = real(place)
  if (await keyringExists(fs, dataFolder)) throw new DeskError('keys.exists')
  await makeDurableFolder(fs, dataFolder)
  const dataKey = Buffer.from(random(dataKeySize))
  const keyId = keyIdOf(dataKey)
  const wrapping = await wrapFor(place.protector, dataKey, dataFolder)
  const { recoveryKey, wrapping: recovery } = newRecovery(dataKey, keyId, random)
  await writeKeyringFile(fs, random, dataFolder, { keyId, wrappings: [recovery, wrapping] })
  return { dataKey, recoveryKey }
}

/**
 * The data key, opened by this computer. Errors: `keys.missing`, `keys.damaged`, `keys.newer`, `keys.recoveryNeeded`
 * (no wrapping for this kind of computer), `keys.foreign`, `keys.keyFileMissing`, `keys.keyFileDamaged`.
 */
export async function openKeyring(place: KeyringPlace & { readonly protector: Protector }): Promise<Buffer> {
  const { dataFolder, fs } = real(place)
  const keyring = await readKeyringFile(fs, dataFolder)
  let failure: DeskError = new DeskError('keys.recoveryNeeded')
  for (const wrapping of keyring.wrappings) {
    if (wrapping.kind !== place.protector.kind) continue
    try {
      return checkKey(await place.protector.unwrap(Buffer.from(wrapping.bytes, 'base64')), keyring)
    } catch (error) {
      // Several computers may have a wrapping each; the next one may be ours.
      failure = error instanceof DeskError ? error : new DeskError('keys.foreign', {}, { cause: error })
    }
  }
  throw failure
}

/**
 * The data key, opened by what a person typed from the printout. Errors beside those of the file:
 * `keys.recoveryLength`, `keys.recoveryTyping` (with the group), `keys.recoveryWrong`.
 */
export async function openKeyringWithRecoveryKey(
  dataFolder: string,
  recoveryKey: string,
  fs: Disk = nodeDisk,
): Promise<Buffer> {
  const keyring = await readKeyringFile(fs, dataFolder)
  const secret = parseRecoveryKey(recoveryKey)
  for (const wrapping of keyring.wrappings) {
    if (wrapping.kind !== 'recovery') continue
    const wrapper = recoveryWrapper(secret, Buffer.from(wrapping.salt, 'base64'))
    const key = openSmall(wrapper, recoveryContext(keyring.keyId), Buffer.from(wrapping.bytes, 'base64'))
    if (key) return checkKey(key, keyring)
  }
  throw new DeskError('keys.recoveryWrong')
}

/** A change to an open keyring: `dataKey` proves the right to make it. */
export type KeyringChange = KeyringPlace & { readonly dataKey: Uint8Array }

/** Lets one more computer open the data. Errors: those of the file, `keys.foreign` (another key), `keys.tooMany`. */
export async function addWrapping(change: KeyringChange & { readonly protector: Protector }): Promise<void> {
  await rewrap(change, async ({ wrappings }) => [
    ...wrappings,
    await wrapFor(change.protector, change.dataKey, change.dataFolder),
  ])
}

/** Gives the data to this computer alone: the wrappings of the protector's kind give way to its own. */
export async function replaceWrapping(
  change: KeyringChange & { readonly protector: Protector },
): Promise<void> {
  await rewrap(change, async ({ wrappings }) => [
    ...wrappings.filter(({ kind }) => kind !== change.protector.kind),
    await wrapFor(change.protector, change.dataKey, change.dataFolder),
  ])
}

/** Makes a new recovery key, after which the old printout opens nothing. */
export async function replaceRecoveryKey(change: KeyringChange): Promise<string> {
  const { random } = real(change)
  const { recoveryKey, wrapping } = newRecovery(change.dataKey, keyIdOf(change.dataKey), random)
  await rewrap(change, async ({ wrappings }) => [
    wrapping,
    ...wrappings.filter(({ kind }) => kind !== 'recovery'),
  ])
  return recoveryKey
}

/** A key for one purpose, 32 bytes. The data key itself encrypts nothing. */
export function deriveKey(
  dataKey: Uint8Array,
  purpose: 'database' | 'archive' | 'staging' | 'backup',
): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', `clubhouse-desk/${purpose}`, 32))
}

async function rewrap(
  change: KeyringChange,
  next: (keyring: KeyringFile) => Promise<Wrapping[]>,
): Promise<void> {
  const { dataFolder, fs, random } = real(change)
  const keyring = await readKeyringFile(fs, dataFolder)
  if (keyIdOf(change.dataKey) !== keyring.keyId) throw new DeskError('keys.foreign')
  const wrappings = await next(keyring)
  if (wrappings.length > maxWrappings) throw new DeskError('keys.tooMany', { limit: maxWrappings })
  await writeKeyringFile(fs, random, dataFolder, { keyId: keyring.keyId, wrappings })
}

function real({ dataFolder, fs = nodeDisk, random = randomBytes }: KeyringPlace): Required<KeyringPlace> {
  return { dataFolder, fs, random }
}

/** Tells which data key a keyring is about, without telling the key. */
function keyIdOf(dataKey: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'clubhouse-desk/key-id', 16)).toString('hex')
}

function checkKey(key: Uint8Array, keyring: KeyringFile): Buffer {
  if (key.length !== dataKeySize || keyIdOf(key) !== keyring.keyId) throw new DeskError('keys.foreign')
  return Buffer.from(key)
}

/** Wraps, and makes sure that it opens again: a keystore that only seems to work would lock everyone out. */
async function wrapFor(protector: Protector, dataKey: Uint8Array, dataFolder: string): Promise<Wrapping> {
  if (protector.path !== undefined && isInside(protector.path, dataFolder))
    throw new DeskError('keys.keyFileInside')
  const { kind } = protector
  try {
    const bytes = await protector.wrap(dataKey)
    const opened = await protector.unwrap(bytes)
    if (!Buffer.from(dataKey).equals(opened)) throw new DeskError('keys.protectorFailed', { kind })
    return checked(keyIdOf(dataKey), { kind, bytes: bytes.toString('base64') })
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('keys.protectorFailed', { kind }, { cause: error })
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way
}

function newRecovery(
  dataKey: Uint8Array,
  keyId: string,
  random: Random,
): { recoveryKey: string; wrapping: Wrapping } {
  const secret = random(recoverySecretSize)
  const salt = Buffer.from(random(32))
  const sealed = sealSmall(recoveryWrapper(secret, salt), recoveryContext(keyId), dataKey, random(12))
  const wrapping = checked(keyId, {
    kind: 'recovery',
    salt: salt.toString('base64'),
    bytes: sealed.toString('base64'),
  })
  return { recoveryKey: formatRecoveryKey(secret), wrapping }
}

/** 160 random bits need no slow hash. */
function recoveryWrapper(secret: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'clubhouse-desk/recovery', 32))
}

function recoveryContext(keyId: string): string {
  return `clubhouse-desk recovery ${keyId}`
}
