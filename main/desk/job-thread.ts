import { parentPort, workerData } from 'node:worker_threads'
import { dropEverythingSpent } from '../archive/spent-memory.ts'
import { openJobContext } from './job-context.ts'
import type { JobProgress } from '../jobs/job.ts'
import { findJob } from './job-list.ts'
import type { JobMessage, JobStart } from './job-runner.ts'
import { toFailure } from './thread-failure.ts'

/** A job thread: runs one job and ends. */
const port = parentPort
if (!port) throw new Error('a job thread runs as a worker only')
const reply = (message: JobMessage) => port.postMessage(message)
const start = workerData as JobStart

const stop = new AbortController()
port.on('message', () => stop.abort())
const isCancelled = () => stop.signal.aborted || Atomics.load(start.cancelled, 0) === 1

/** Fewer messages than rows: progress is for people. */
let reported = 0
const onProgress = (progress: JobProgress) => {
  const now = performance.now()
  if (now - reported < 100 && progress.done !== progress.of) return
  reported = now
  reply({ progress })
}
let close = () => {}
try {
  const opened = openJobContext(start.place, stop.signal, isCancelled, onProgress)
  close = opened.close
  const definition = await findJob(start.name)
  reply({ result: await definition.run(opened.context, definition.input.parse(start.input)) })
} catch (error) {
  reply({ failure: toFailure(error) })
} finally {
  close()
  dropEverythingSpent()
  port.close()
}
