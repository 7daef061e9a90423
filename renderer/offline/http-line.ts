import { z } from 'zod'
import { recordedByHeader } from '../../main/contract/offline.ts'
import { type DeskLine, NoAnswer, Refused } from './line.ts'

const Params = z.record(z.string(), z.union([z.string(), z.number()])).default({})
const Carried = z.object({ code: z.string(), params: Params })
const PlainRefusal = z.object({ error: Carried })
const Refusal = z.object({
  error: z.object({ data: z.object({ code: z.string(), desk: Carried.nullable().default(null) }) }),
})
const Answer = z.object({ result: z.object({}) })
const Begun = z.object({ uploadId: z.string() })
const Offset = z.object({ offset: z.int().min(0) })

/** A request that says nothing for so long is given up and tried again, in milliseconds. */
const longest = 60_000

export interface HttpLineOptions {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>
  /** Told with each answer: what the desk's clock is ahead of this device's, in milliseconds. */
  onClock?(offset: number): void
  now?(): number
}

/** The desk over its own routes. */
export function httpLine({ fetch, onClock, now = Date.now }: HttpLineOptions): DeskLine {
  async function send(
    by: string,
    path: string,
    init: RequestInit,
  ): Promise<{ response: Response; body: unknown }> {
    const begun = now()
    try {
      const headers = new Headers(init.headers)
      headers.set(recordedByHeader, by)
      const response = await fetch(path, {
        ...init,
        headers,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(longest),
      })
      const body: unknown = await response.json().catch(() => undefined)
      const date = Date.parse(response.headers.get('date') ?? '')
      // The header says whole seconds, so the middle of one is the best guess.
      if (!Number.isNaN(date)) onClock?.(date + 500 - (begun + now()) / 2)
      return { response, body }
    } catch (cause) {
      throw new NoAnswer(cause instanceof Error ? cause.name : 'no answer')
    }
  }

  /** Throws what an answer that is no success says. */
  function refuse({ status, headers }: Response, body: unknown): never {
    if (status === 429 || status === 503) throw new NoAnswer('busy', waitOf(headers.get('retry-after')))
    const plain = PlainRefusal.safeParse(body)
    if (plain.success) throw asAnswer(plain.data.error)
    const carried = Refusal.safeParse(body)
    if (!carried.success) throw new NoAnswer(`status ${status}`)
    const { code, desk } = carried.data.error.data
    if (desk) throw asAnswer(desk)
    if (code === 'BAD_REQUEST') throw new Refused({ code: 'input.invalid', params: { where: '—', why: '—' } })
    if (code === 'NOT_FOUND') throw new Refused({ code: 'input.unknownProcedure', params: { name: '—' } })
    throw new NoAnswer(code)
  }

  async function offsetOf(by: string, path: string, init: RequestInit): Promise<number> {
    const { response, body } = await send(by, path, init)
    const answer = Offset.safeParse(body)
    if (response.ok && answer.success) return answer.data.offset
    return refuse(response, body)
  }

  return {
    async begin(by, name, size) {
      const { response, body } = await send(by, '/api/uploads', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, size }),
      })
      const answer = Begun.safeParse(body)
      return response.ok && answer.success ? answer.data : refuse(response, body)
    },
    offset: (by, uploadId) => offsetOf(by, `/api/uploads/${uploadId}`, { method: 'GET' }),
    slice: (by, uploadId, offset, bytes) =>
      offsetOf(by, `/api/uploads/${uploadId}?offset=${offset}`, { method: 'PUT', body: bytes }),
    async command(by, { procedure, ...call }) {
      const { response, body } = await send(by, `/api/trpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(call),
      })
      if (!response.ok || !Answer.safeParse(body).success) refuse(response, body)
    },
  }
}

/** Troubles of the desk itself pass, and where its place was taken the other one will answer; everything else is its word. */
function asAnswer(reason: z.output<typeof Carried>): NoAnswer | Refused {
  return reason.code.startsWith('database.') || ofAnotherDesk.has(reason.code) || reason.code === 'unexpected'
    ? new NoAnswer(reason.code)
    : new Refused(reason)
}

/** The desk that answers is not, or not yet, the one to bring anything to. */
const ofAnotherDesk: ReadonlySet<string> = new Set(['standby.replaced', 'standby.asking', 'log.notSetUp'])

function waitOf(retryAfter: string | null): number | undefined {
  const seconds = Number(retryAfter ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 600) * 1000 : undefined
}
