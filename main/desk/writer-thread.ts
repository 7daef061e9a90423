import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import type { Head } from '../log/append.ts'
import type { ExecuteOptions } from '../log/writer-core.ts'
import { writerTasks } from './tasks.ts'
import { type OpenWriter, openWriter } from './writer.ts'
import { toFailure } from './thread-failure.ts'
import type { WorkReply, WorkRequest } from './writer-client.ts'

/** The writer thread: opens the one write connection and works through requests in the order they came. */
const port = parentPort
if (!port) throw new Error('the writer thread runs as a worker only')
const { file, key } = z.object({ file: z.string(), key: z.instanceof(Uint8Array) }).parse(workerData)
const reply = (message: WorkReply) => port.postMessage(message)
/** Whoever is told of a commit; a command's is told with its answer. */
let onCommit = (head: Head) => reply({ moved: head })

try {
  const writer = openWriter({ file, key: Buffer.from(key), onCommit: head => onCommit(head) })
  reply({ ready: writer.core.head ?? null })
  port.on('message', (request: WorkRequest) => serve(writer, request))
} catch (error) {
  // Thrown out of the thread it would lose its code; without a listener the thread ends by itself.
  reply({ notOpened: toFailure(error) })
}

function serve(writer: OpenWriter, { ticket, work, cancelled }: WorkRequest): void {
  const execution: ExecuteOptions = {
    onProgress: (done, of) => reply({ ticket, progress: { done, of } }),
    isCancelled: () => cancelled !== null && Atomics.load(cancelled, 0) === 1,
  }
  let committed: Head | null = null
  onCommit =
    'call' in work
      ? head => {
          committed = head
        }
      : head => reply({ moved: head })
  try {
    let result: unknown = null
    if ('close' in work) writer.close()
    else if ('call' in work) result = writer.execute(work.call, execution)
    else result = writerTasks[work.task](writer, work.input as never, execution)
    reply({ ticket, result, committed })
  } catch (error) {
    reply({ ticket, failure: toFailure(error) })
  }
}
