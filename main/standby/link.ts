import { setTimeout as delay } from 'node:timers/promises'
import type { z } from 'zod'
import { DeskError } from '../contract/errors.ts'

/** Reaches the main computer: a request with the device's token on it, over TLS with the site's own certificate. */
export type Send = (path: string, init: RequestInit & { readonly method: string }) => Promise<Response>

/** What a standby asks of the main computer. Errors: `standby.unreachable`, `standby.refused`, `standby.slow`. */
export interface StandbyLink {
  /** Calls a procedure; its answer is read with the schema. */
  call<Answer>(path: string, input: unknown, answer: z.ZodType<Answer>): Promise<Answer>
  /** The bytes of a file from a place on; undefined where it is gone. */
  bytes(path: string, from: number, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>
}

/** A line on which nothing comes for so long is given up, in milliseconds. */
const quietFor = 30_000
/** How often a request is tried where the main computer says that it has too much to do. */
const patience = 5

export function createLink(send: Send): StandbyLink {
  const request: Send = async (path, init) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await reached(() => send(path, init))
      if (response.status !== 429 || attempt >= patience) return response
      const seconds = Number(response.headers.get('retry-after') ?? 1)
      await delay(Math.min(30, Math.max(0.1, Number.isFinite(seconds) ? seconds : 1)) * 1000)
    }
  }
  return {
    async call(path, input, answer) {
      const response = await request(`/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(120_000),
      })
      const body: unknown = await reached(() => response.json())
      const refusal = refusalIn(body)
      if (refusal !== undefined) throw refusalOf(refusal)
      const data = isRecord(body) && isRecord(body['result']) ? body['result']['data'] : undefined
      const parsed = answer.safeParse(data)
      if (!parsed.success) throw new DeskError('standby.refused', { reason: `${path} ${response.status}` })
      return parsed.data
    },
    async bytes(path, from, signal) {
      const quiet = new AbortController()
      let timer = setTimeout(() => quiet.abort(), quietFor)
      const response = await request(path, {
        method: 'GET',
        headers: from > 0 ? { range: `bytes=${from}-` } : {},
        signal: AbortSignal.any([signal, quiet.signal]),
      })
      if (response.status === 404) {
        clearTimeout(timer)
        await response.body?.cancel()
        return undefined
      }
      if (response.status !== (from > 0 ? 206 : 200) || !response.body) {
        clearTimeout(timer)
        const body: unknown = await response.json().catch(() => undefined)
        throw refusalOf(refusalIn(body) ?? String(response.status))
      }
      const { body } = response
      return (async function* () {
        try {
          for await (const piece of body) {
            clearTimeout(timer)
            timer = setTimeout(() => quiet.abort(), quietFor)
            yield piece
          }
        } catch (error) {
          if (signal.aborted) throw new DeskError('job.cancelled', {}, { cause: error })
          throw new DeskError('standby.slow', { reason: reasonOf(error) }, { cause: error })
        } finally {
          clearTimeout(timer)
        }
      })()
    },
  }
}

async function reached<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DeskError) throw error
    throw new DeskError('standby.unreachable', { reason: reasonOf(error) }, { cause: error })
  }
}

/** The system's own code or the name of the failure: no addresses, no words of people. */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {}
  for (const one of [error, cause])
    if (one instanceof Error && 'code' in one && typeof one.code === 'string') return one.code
  return error instanceof Error ? error.name : 'unknown'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The code with which the desk refused; undefined where it did not. */
function refusalIn(body: unknown): string | undefined {
  const error = isRecord(body) ? body['error'] : undefined
  if (error === undefined) return undefined
  if (!isRecord(error)) return 'unknown'
  const data = isRecord(error['data']) ? error['data'] : {}
  const desk = isRecord(data['desk']) ? data['desk'] : error
  return typeof desk['code'] === 'string' ? desk['code'] : 'unknown'
}

const refusalOf = (code: string) =>
  code === 'standby.offerGone'
    ? new DeskError('standby.offerGone')
    : code === 'standby.replaced'
      ? new DeskError('standby.mainReplaced')
      : new DeskError('standby.refused', { reason: code })
