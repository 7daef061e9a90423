import { expect, test } from 'vitest'
import type { Permission } from '../../main/contract/permissions.ts'
import { missingFrom, nothingComposed, restOf } from '../../renderer/features/cases/case/composer.ts'
import { changesOf, type Correctable } from '../../renderer/features/cases/case/corrections.ts'
import { linkedWith, unansweredWith } from '../../renderer/features/cases/case/linked.ts'
import { nextSteps } from '../../renderer/features/cases/case/next-steps.ts'
import type { StoryEntry } from '../../renderer/features/cases/case/story-entry.ts'
import { linesOf } from '../../renderer/features/cases/case/timeline-groups.ts'
import {
  filterOf,
  plainAddress,
  readAddress,
  writeAddress,
} from '../../renderer/features/cases/list/list-address.ts'

const me = '0190c2d0-0000-7000-8000-00000000000a'
const everything = () => true
const clerk = (permission: Permission) => permission !== 'case.void'

test('the address says filter and case, and reads back the same', () => {
  const address = {
    ...plainAddress,
    filter: { states: ['received', 'handling'], kinds: ['repair'], waiting: false, assignee: 'none' },
    from: '2026-07-01',
    to: '2026-07-12',
    sort: 'activity',
    selected: me,
  } as const
  const query = writeAddress({
    ...address,
    filter: { ...address.filter, states: ['received', 'handling'], kinds: ['repair'] },
  })
  expect(query.toString()).toBe(
    `state=received%2Chandling&kind=repair&assignee=none&waiting=0&from=2026-07-01&to=2026-07-12&sort=activity&case=${me}`,
  )
  expect(readAddress(query)).toEqual(address)
})

test('nonsense in an address is left out', () => {
  const read = readAddress(
    new URLSearchParams('state=sleeping&kind=repair&from=yesterday&case=42&building=x'),
  )
  expect(read).toEqual({ ...plainAddress, filter: { kinds: ['repair'] } })
})

test('days of the filter are whole days of the site', () => {
  const { receivedFrom, receivedBefore } = filterOf({ ...plainAddress, from: '2026-07-12', to: '2026-07-12' })
  expect(new Date(receivedFrom ?? 0).toISOString()).toBe('2026-07-11T16:00:00.000Z')
  expect((receivedBefore ?? 0) - (receivedFrom ?? 0)).toBe(86_400_000)
})

const situation = { assignee: me, waitingOn: null, verified: null } as const

test('the three next steps follow the state', () => {
  const steps = (given: Parameters<typeof nextSteps>[0]) => nextSteps(given, me, everything).next
  const open = ['handle', 'wait', 'resolve', 'close', 'void', 'work'] as const
  expect(steps({ ...situation, state: 'received', assignee: null, steps: open })).toEqual([
    'takeOver',
    'assign',
    'resolve',
  ])
  expect(steps({ ...situation, state: 'received', steps: open })).toEqual(['start', 'resolve', 'wait'])
  expect(steps({ ...situation, state: 'handling', steps: ['wait', 'resolve', 'work'] })).toEqual([
    'resolve',
    'wait',
    'call',
  ])
  expect(
    steps({ ...situation, state: 'handling', waitingOn: 'parts', steps: ['wait', 'resolve', 'work'] }),
  ).toEqual(['endWait', 'chase', 'resolve'])
  expect(steps({ ...situation, state: 'resolved', steps: ['verify', 'close', 'reopen', 'work'] })).toEqual([
    'verifyGood',
    'verifyBad',
    'call',
  ])
  expect(
    steps({
      ...situation,
      state: 'resolved',
      verified: 'good',
      steps: ['verify', 'close', 'reopen', 'work'],
    }),
  ).toEqual(['close', 'call', 'reopen'])
})

test('who may not void is not offered it', () => {
  const given = { ...situation, state: 'handling', steps: ['void', 'work'] } as const
  expect(nextSteps(given, me, everything).others).toContain('void')
  expect(nextSteps(given, me, clerk).others).not.toContain('void')
  expect(nextSteps(given, me, () => false)).toEqual({ next: [], others: [] })
})

test('what a step needs is asked for before it is sent', () => {
  expect(missingFrom(nothingComposed)).toBe('text')
  expect(missingFrom({ ...nothingComposed, text: '好' })).toBeNull()
  expect(missingFrom({ ...nothingComposed, mode: 'close' })).toBe('reason')
  const declined = { ...nothingComposed, mode: 'close', withoutCallback: 'owner-declined' } as const
  expect(missingFrom(declined)).toBe('cause')
  expect(missingFrom({ ...declined, cause: 'workmanship' })).toBeNull()
  expect(missingFrom({ ...nothingComposed, mode: 'resolve', text: '已修' })).toBe('cause')
  expect(missingFrom({ ...nothingComposed, mode: 'resolve', text: '已修', cause: 'unknown' })).toBeNull()
  expect(missingFrom({ ...nothingComposed, mode: 'close', withoutCallback: 'other' })).toBe('text')
  expect(missingFrom({ ...nothingComposed, mode: 'void', voidReason: 'duplicate' })).toBe('duplicate')
  expect(missingFrom({ ...nothingComposed, mode: 'endWait' })).toBeNull()
})

test('owners with the same matter who have no answer yet are named, whoever leads', () => {
  const linked = (id: string, state: 'received' | 'handling' | 'resolved' | 'closed' | 'void') => ({
    id,
    number: id,
    state,
    unitNumber: null,
  })
  const detail = {
    leader: linked('leader', 'handling'),
    siblings: [linked('answered', 'resolved'), linked('waits', 'received')],
    followers: [linked('mistaken', 'void')],
  }
  expect(linkedWith(detail).map(({ id }) => id)).toEqual(['leader', 'answered', 'waits'])
  expect(unansweredWith(detail).map(({ id }) => id)).toEqual(['leader', 'waits'])
  expect(unansweredWith({ leader: null, siblings: [], followers: [linked('a', 'closed')] })).toEqual([])
})

test('a correction sends only what was changed', () => {
  const before: Correctable = {
    who: { unit: { unitId: 'u', number: '1-101' }, person: null, caller: { name: '张', phone: '' } },
    kind: 'repair',
    category: ['leak'],
    emergency: false,
    room: null,
    place: '',
    text: '漏水',
    wish: '',
  }
  expect(changesOf(before, before)).toEqual({})
  expect(changesOf(before, { ...before, text: ' 漏水 ' })).toEqual({})
  const moved = { unit: null, person: null, caller: { name: '李', phone: '138' } }
  expect(changesOf(before, { ...before, kind: 'complaint', who: moved })).toEqual({
    kind: 'complaint',
    unitId: null,
    callerName: '李',
    callerPhone: '138',
  })
})

const fileEntry = (id: string, at: number, actorId: string): StoryEntry => ({
  type: 'case.fileAttached',
  position: at,
  id,
  at,
  happenedAt: null,
  actorId,
  actorName: actorId,
  erased: false,
  caseId: 'c',
  caseNumber: null,
  fileId: id,
  hash: '',
  size: 1,
  mediaType: 'image/jpeg',
})

test('photos of one moment are one line of the story', () => {
  const lines = linesOf([
    fileEntry('1', 0, 'a'),
    fileEntry('2', 1_000, 'a'),
    fileEntry('3', 2_000, 'b'),
    fileEntry('4', 3_600_000, 'b'),
  ])
  expect(lines.map(line => ('files' in line ? line.files.map(file => file.id) : []))).toEqual([
    ['1', '2'],
    ['3'],
    ['4'],
  ])
})

test('what was written while an entry was on its way is kept, and nothing of what was sent', () => {
  const sent = { ...nothingComposed, mode: 'resolve', text: '换了软管' } as const
  expect(restOf(sent, { ...sent, text: '换了软管\n业主还问物业费' })).toEqual({
    ...nothingComposed,
    text: '业主还问物业费',
  })
  expect(restOf(sent, { ...nothingComposed, text: '改写了' })).toEqual({ ...nothingComposed, text: '改写了' })
  const next = { ...sent, mode: 'close', text: '换了软管' } as const
  expect(restOf(sent, next)).toEqual({ ...next, text: '' })
})
