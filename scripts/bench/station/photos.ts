import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

const megabyte = 1024 * 1024

/** Bytes of a slice, as the page of a phone sends them. */
export const sliceBytes = megabyte

const least = 3 * megabyte
/** Bytes of the largest photo. */
export const most = 6 * megabyte

/** Photos of 3 to 6 MB, no two alike. The desk looks at no more of a photo than its head while it takes it. */
export async function photoMaker(): Promise<() => Buffer> {
  const plain = { width: 320, height: 240, channels: 3, background: '#88aacc' } as const
  const head = await sharp({ create: plain }).jpeg().toBuffer()
  const filling = randomBytes(most)
  let made = 0
  return () => {
    made += 1
    const size = least + ((made * 700_001) % (most - least))
    return Buffer.concat([head, randomBytes(16), filling.subarray(0, size - head.length - 16)])
  }
}
