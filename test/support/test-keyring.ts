import { keyFileProtector } from '../../main/database/keyring.ts'
import { FaultDisk, seededRandom } from './fault-disk.ts'

export const dataFolder = '/data/desk'
export const keyringPath = `${dataFolder}/keyring.json`
export const keyPath = '/data/keys/desk.key'

/** An empty disk in memory and where a keyring goes on it; another seed is another desk. */
export function setUp(seed = 'a') {
  const disk = new FaultDisk()
  const random = seededRandom(seed)
  const protector = keyFileProtector(keyPath, disk, random)
  return { disk, place: { dataFolder, fs: disk, random, protector } }
}

/** The bytes of a file that must be there. */
export function fileOf(disk: FaultDisk, path: string): Buffer {
  const bytes = disk.files().get(path)
  if (!bytes) throw new Error(`No ${path}`)
  return bytes
}
