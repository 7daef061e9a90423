import { setTimeout as delay } from 'node:timers/promises'
import type { z } from 'zod'
import { DeskError, isErrorCode } from '../../contract/errors.ts'
import { enrolmentOf, type HqLink } from '../link-row.ts'
import { fingerprintOf, signManifest } from '../format/keys.ts'
import {
  Challenge,
  networkRoot,
  Refusal,
  SessionAnswer,
  sessionMessage,
  type SessionRequest,
  tusVersion,
} from '../format/network.ts'
import type { Line, LineAnswer, LineRequest } from './http-line.ts'

export interface SessionOptions {
  readonly line: Line
  readonly link: HqLink
  readonly site: { readonly id: string; readonly name: string }
  readonly signal: AbortSignal
  /** Milliseconds before the first repetition; each further one waits twice as long, half a minute at most. */
  readonly pause?: number | undefined
  /** So many failures in a row end it; before the first answer a quarter of them does: nobody is there. */
  readonly patience?: number | undefined
}

/** Told once it may be noise on the line, told so often it is meant. */
const meant = 3
const longestPause = 30_000

export type Session = ReturnType<typeof createSession>

/**
 * Requests to headquarters in the name of the site. What a bad line does to a request is repeated; what headquarters
 * refuses is thrown as it says. Errors: `sync.nobodyThere`, `sync.lineBroken`, `sync.untrusted`, `sync.hqBusy`, refusals.
 */
export function createSession(options: SessionOptions) {
  const { line, link, site, signal, pause = 1_000, patience = 10 } = options
  let token: string | undefined
  let failures = 0
  let isThere = false
  let refusals = 0

  async function signIn(): Promise<string> {
    const { challenge } = parsed(
      Challenge,
      await line.ask({ method: 'POST', path: `${networkRoot}/challenge` }),
    )
    const key = fingerprintOf(link.public_key)
    const signature = signManifest(sessionMessage(link.hq_id, challenge, key), link.signing_key)
    const request: SessionRequest = {
      challenge,
      site: site.id,
      name: site.name,
      key,
      signature: signature.toString('base64'),
      ...enrolmentOf(link),
    }
    const answer = await line.ask({
      method: 'POST',
      path: `${networkRoot}/session`,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(request)),
    })
    throwRefusal(answer)
    return parsed(SessionAnswer, answer).token
  }

  /**
   * One try; undefined where it failed, after a pause, so that the caller looks how things stand before the next one.
   */
  async function tryOnce(request: LineRequest): Promise<LineAnswer | undefined> {
    signal.throwIfAborted()
    try {
      token ??= await signIn()
      const answer = await line.ask({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${token}`, 'tus-resumable': tusVersion },
      })
      if (answer.status === 401) token = undefined
      throwRefusal(answer)
      if (!understood.has(answer.status)) throw new Error(`HTTP ${answer.status}`)
      isThere = true
      failures = 0
      refusals = 0
      return answer
    } catch (error) {
      signal.throwIfAborted()
      await afterFailure(error)
      return undefined
    }
  }

  async function afterFailure(error: unknown): Promise<void> {
    const why = reasonOf(error)
    const refusal =
      error instanceof DeskError || !isUntrusted(why)
        ? error
        : new DeskError('sync.untrusted', { why }, { cause: error })
    if (refusal instanceof DeskError && (refusals += 1) >= meant) throw refusal
    failures += 1
    if (failures > (isThere ? patience : Math.floor(patience / 4)))
      throw new DeskError(isThere ? 'sync.lineBroken' : 'sync.nobodyThere', { why }, { cause: error })
    await delay(Math.min(longestPause, pause * 2 ** (failures - 1)), undefined, { signal })
  }

  /** Until it is answered. Only for what may be asked twice. */
  async function ask(request: LineRequest): Promise<LineAnswer> {
    for (;;) {
      const answer = await tryOnce(request)
      if (answer) return answer
    }
  }

  return { ask, tryOnce, trouble: afterFailure }
}

/** Answers that say how things stand; all others are a bad line, or a server that has no time. */
const understood = new Set([200, 201, 204, 404, 409, 460])

function throwRefusal({ status, body }: LineAnswer): void {
  if (status === 507 || status === 413) throw new DeskError('sync.hqBusy')
  if (status !== 403) return
  const said = Refusal.safeParse(jsonOf(body))
  if (!said.success || !isErrorCode(said.data.code) || !said.data.code.startsWith('sync.'))
    throw new Error('HTTP 403')
  throw new DeskError(said.data.code, said.data.params)
}

/** An answer as it is expected; noise on the line is a failure like any other. */
export function parsed<Schema extends z.ZodType>(schema: Schema, answer: LineAnswer): z.output<Schema> {
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`)
  return schema.parse(jsonOf(answer.body))
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Whether whoever answers could not prove who it is. */
const isUntrusted = (why: string): boolean => /^CERT_|^ERR_TLS_CERT_|^UNABLE_TO_|SELF_SIGNED/.test(why)

/** Why a line broke, in the word of the system: no address, no name of a file. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error && /^HTTP \d+$/.test(error.message) ? error.message : 'network'
}
