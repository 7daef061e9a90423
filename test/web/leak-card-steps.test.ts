import { expect, it } from 'vitest'
import type { LeakCard } from '../../main/contract/leak-card.ts'
import { endOf, nextOf, wayOf } from '../../renderer/features/leak-card/card-steps.ts'

const at = Date.parse('2026-07-12T19:00:00+08:00')
const hour = 3_600_000
const card: LeakCard = {
  kind: 'storm',
  entry: 'pipe',
  severity: 'seepage',
  state: 'accepted',
  reportedAt: at,
  sentAt: null,
  arrivedAt: null,
  stoppedAt: at + hour,
  plan: null,
  repairedAt: at + 2 * hour,
  provenAt: at + 30 * hour,
  acceptedAt: at + 31 * hour,
  nextAt: null,
  returns: 0,
  teamId: null,
  teamName: null,
  repairedBy: null,
  repairedByName: null,
  tests: [],
  source: null,
}
type Callback = Parameters<typeof endOf>[2][number]
const callback = (changes: Partial<Callback>): Callback => ({
  id: '0197f000-0000-7000-8000-000000000001',
  state: 'open',
  fromAt: at + 48 * hour,
  dueAt: at + 72 * hour,
  when: 'planned',
  endedAt: null,
  ...changes,
})
const next = (closedAt: number | null, callbacks: readonly Callback[]) => {
  const end = endOf(card, closedAt, callbacks)
  return { does: nextOf(card, end), step: wayOf(card, end).find(({ is }) => is === 'next')?.step }
}

it('calls the household back behind its acceptance, then closes', () => {
  expect(next(null, [callback({})])).toEqual({ does: 'call', step: 'called' })
  const done = callback({ state: 'done', when: null, endedAt: at + 50 * hour })
  expect(next(null, [done])).toEqual({ does: 'close', step: 'closed' })
  expect(next(at + 51 * hour, [done])).toEqual({ does: 'closed', step: undefined })
})

it('still calls back where the case was closed before, and nobody where nothing is planned', () => {
  expect(next(at + 40 * hour, [callback({})])).toEqual({ does: 'call', step: 'called' })
  expect(next(at + 40 * hour, [])).toEqual({ does: 'closed', step: undefined })
  expect(next(null, [])).toMatchObject({ does: 'close' })
})

it('counts no callback from before the leak came back', () => {
  const before = callback({ state: 'done', when: null, endedAt: at })
  expect(next(null, [before, callback({})])).toEqual({ does: 'call', step: 'called' })
})
