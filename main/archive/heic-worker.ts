import { parentPort, workerData } from 'node:worker_threads'
import heic from 'heic-decode'
import { z } from 'zod'
import type { HeicAnswer } from './heic.ts'

/**
 * The thread that decodes one HEIC picture and ends. The decoder is WebAssembly fed with foreign bytes: here it can
 * take its time, run out of memory or fail without anyone else noticing. Started by heic.ts only.
 */
const { bytes, maxPixels } = z
  .object({ bytes: z.instanceof(Uint8Array), maxPixels: z.number() })
  .parse(workerData)

async function answer(): Promise<HeicAnswer> {
  const images = await heic.all({ buffer: bytes })
  try {
    const [first] = images
    if (!first) return { problem: 'media.unreadable' }
    if (first.width * first.height > maxPixels) return { problem: 'media.tooLarge' }
    const { width, height, data } = await first.decode()
    return { width, height, data }
  } finally {
    images.dispose()
  }
}

try {
  const result = await answer()
  parentPort?.postMessage(result, 'data' in result ? [result.data.buffer] : [])
} catch {
  parentPort?.postMessage({ problem: 'media.unreadable' } satisfies HeicAnswer, [])
}
