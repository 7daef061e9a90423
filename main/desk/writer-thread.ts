import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { ExecuteOptions } from '../log/writer-core.ts'
import { writerTasks } from './tasks.ts'
import { type OpenWriter, openWriter } from './writer.ts'
import { toFailure, type WorkReply, type WorkRequest } from './writer-client.ts'

/** The writer thread: opens the one write connection and works through requests in the order they came. */
const port = parentPort
if (!port) throw new Error('the writer thread runs as a worker only')
const { file, key } = z.object({ file: z.string(), key: z.instanceof(Uint8Array) }).parse(workerData)
const reply = (message: WorkReply) => port.postMessage(message)

try {
  const writer = openWriter({ file, key: Buffer.from(key), onCommit: head => reply({ committed: head }) })
  reply({ ready: writer.core.head ?? null })
  port.on('message', (request: WorkRequest) => serve(writer, request))
} catch (error) {
  // Thrown out of the thread it would lose its code; without a listener the thread ends by itself.
  reply({ notOpened: toFailure(error) })
}

function serve(writer: OpenWriter, { ticket, work, cancelled }: WorkRequest): void {
  const execution: ExecuteOptions = {
    onProgress: (done, of) => reply({ ticket, progress: { done, of } }),
    isCancelled: () => Atomics.load(cancelled, 0) === 1,
  }
  try {
    if ('close' in work) {
      writer.close()
      reply({ ticket, result: null })
    } else if ('call' in work) {
      reply({ ticket, result: writer.core.execute(work.call, execution) })
    } else {
      reply({ ticket, result: writerTasks[work.task](writer, work.input as never, execution) })
    }
  } catch (error) {
    reply({ ticket, failure: toFailure(error) })
  }
}
