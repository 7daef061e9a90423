import { nodeDisk } from '../archive/node-disk.ts'
import { DeskError } from '../contract/errors.ts'
import { damagedWrappings, readKeyringFile } from '../database/keys-file.ts'
import type { JobContext } from '../jobs/job.ts'
import { partOf, type VerifyPart } from './verify-part.ts'

/** What no longer opens, by the kind of its wrapping. */
const lost = {
  recovery:
    'the recovery key no longer opens this data: its entry in keyring.json is damaged; `desk recovery-key` makes a new one',
  'key-file': 'a key file no longer opens this data: its entry in keyring.json is damaged',
  keystore: 'the keystore of a computer no longer opens this data: its entry in keyring.json is damaged',
} as const

/** Every way into the data, this computer's and the printed one: by checksums, for the secrets are not here. */
export async function verifyKeys({ dataFolder }: JobContext): Promise<VerifyPart> {
  try {
    const keyring = await readKeyringFile(nodeDisk, dataFolder)
    return partOf(
      keyring.wrappings.length,
      damagedWrappings(keyring).map(kind => lost[kind]),
    )
  } catch (error) {
    // Opened before it broke, or it could not have been opened at all.
    if (error instanceof DeskError && error.code.startsWith('keys.')) return partOf(0, [error.message])
    throw error
  }
}
