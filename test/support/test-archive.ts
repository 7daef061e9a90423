import { type Archive, openArchive } from '../../main/archive/archive.ts'
import { FaultDisk, seededRandom } from './fault-disk.ts'

/** The key of every archive in tests. */
export const key = Buffer.alloc(32, 7)

export const options = { maxBytes: 5_000_000 }

/** A small file with things nobody may find on the disk. */
export const text = Buffer.from('业主张三，电话 13800138000，投诉 3-2-1201 客厅漏水。'.repeat(3))

/** An empty archive on a disk in memory; the same in every run. */
export function open(): { disk: FaultDisk; archive: Archive } {
  const disk = new FaultDisk()
  const clock = () => disk.now
  return {
    disk,
    archive: openArchive({ folder: '/data/archive', key, fs: disk, clock, random: seededRandom('a') }),
  }
}

/** The first file on the disk, where a test stored only one. */
export async function onlyFile(disk: FaultDisk): Promise<{ path: string; bytes: Buffer }> {
  const [entry] = [...disk.files()]
  if (!entry) throw new Error('The archive is empty')
  return { path: entry[0], bytes: Buffer.from(entry[1]) }
}
