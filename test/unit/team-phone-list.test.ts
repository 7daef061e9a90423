import { expect, it } from 'vitest'
import type { PhoneList, PhoneTask } from '../../main/contract/team-phone.ts'
import {
  askForList,
  type KeptList,
  shownTasks,
  thingOf,
} from '../../renderer/features/leaks/phone/kept-list.ts'
import type { ReadItem } from '../../renderer/offline/store.ts'

/** What a phone shows between what the desk said last and what the team pressed since. */
const task = (caseId: string, state: PhoneTask['state'] = 'dispatched'): PhoneTask => ({
  caseId,
  number: 'KF-1',
  unitNumber: '3-1802',
  buildingName: '3栋',
  floor: 18,
  place: null,
  kind: 'storm',
  entry: 'roof',
  severity: 'seepage',
  dangers: [],
  vulnerable: false,
  state,
  due: { what: 'acknowledge', at: null },
  onTop: false,
  said: null,
  note: null,
  contactPromisedAt: null,
  name: null,
  phone: null,
})
const kept = (at: number, ...tasks: PhoneTask[]) => {
  const list: PhoneList = {
    deviceId: 'd',
    site: null,
    timeZone: 'Asia/Shanghai',
    teamName: '物业一队',
    tasks,
    toldOff: [],
    late: [],
  }
  return { shape: 1 as const, at, list }
}
const item = (thing: string, changes: Partial<ReadItem> = {}): ReadItem => ({
  seq: 1,
  id: thing,
  version: 1,
  thing,
  by: 'd',
  state: 'kept',
  recordedAt: 1,
  clockOffset: null,
  sent: 0,
  size: 0,
  files: [],
  label: '',
  content: { kind: 'command', procedure: 'teamPhone.step', commandId: 'c', input: {}, label: '' },
  ...changes,
})
const shown = (list: KeptList, items: readonly ReadItem[], clockOffset = 0) =>
  shownTasks(list, items, clockOffset).map(({ caseId, state, waiting }) => [caseId, state, waiting])

it('shows each leak as the team left it, and how much of that the desk does not know', () => {
  const items = [
    item(thingOf('a', 'acknowledged')),
    item(thingOf('a', 'onsite')),
    item(thingOf('a', 'needs')),
  ]
  expect(shown(kept(100, task('a'), task('b')), items)).toEqual([
    ['a', 'onsite', 3],
    ['b', 'dispatched', 0],
  ])
})

it('goes by the desk as soon as its word is newer than what was sent', () => {
  const sent = { state: 'delivered', content: undefined } as const
  const stopped = (deliveredAt: number) => [item(thingOf('a', 'stopped'), { ...sent, deliveredAt })]
  expect(shown(kept(100, task('a', 'onsite')), stopped(150))).toEqual([['a', 'stopped', 0]])
  expect(shown(kept(200, task('a', 'onsite')), stopped(150))).toEqual([['a', 'onsite', 0]])
})

it('keeps on top what reached the desk while the list was on its way', async () => {
  const way = Promise.withResolvers<PhoneList>()
  const asking = askForList(() => way.promise)
  const deliveredAt = Date.now() + 1
  const back = item(thingOf('a', 'takeBack', 'onsite'), {
    state: 'delivered',
    content: undefined,
    deliveredAt,
  })
  way.resolve(kept(0, task('a', 'stopped')).list)
  expect(shown(await asking, [back])).toEqual([['a', 'onsite', 0]])
})

it('goes by the desk on a phone whose clock is behind, or ahead', () => {
  for (const offset of [-600_000, 600_000]) {
    const sent = (deliveredAt: number) => [
      item(thingOf('a', 'stopped'), { state: 'delivered', content: undefined, deliveredAt }),
    ]
    const list = kept(1_000_000, task('a', 'onsite'))
    expect(shown(list, sent(999_000 + offset), offset)).toEqual([['a', 'onsite', 0]])
    expect(shown(list, sent(1_001_000 + offset), offset)).toEqual([['a', 'stopped', 0]])
  }
})

it('leaves out what is repaired, and counts a photo with its file once', () => {
  const photo = thingOf('b', 'photo')
  const file = { content: { kind: 'file', name: 'p.jpg', size: 9, label: '' } } as const
  const items = [item(thingOf('a', 'repaired')), item(photo, file), item(photo, { id: 'named' })]
  expect(shown(kept(100, task('a', 'stopped'), task('b')), items)).toEqual([['b', 'dispatched', 1]])
})

it('shows what was taken back as it stood before, and offers the last press alone', () => {
  const pressed = (...from: [KeptList, readonly ReadItem[]]) =>
    shownTasks(...from, 0).map(({ state, pressed: last }) => [state, last?.step, last?.before])
  const [onsite, stopped] = [
    item(thingOf('a', 'onsite', 'underway'), { recordedAt: 10 }),
    item(thingOf('a', 'stopped', 'onsite'), { recordedAt: 20 }),
  ]
  const back = item(thingOf('a', 'takeBack', 'onsite'), { recordedAt: 30 })
  const list = kept(100, task('a', 'underway'))
  expect(pressed(list, [onsite, stopped])).toEqual([['stopped', 'stopped', 'onsite']])
  expect(pressed(list, [onsite, stopped, back])).toEqual([['onsite', undefined, undefined]])
  // The desk has it and said so: it can still be taken back, unless somebody moved it on.
  const sent = { state: 'delivered', content: undefined, deliveredAt: 50 } as const
  const delivered = [{ ...stopped, ...sent }]
  expect(pressed(kept(100, task('a', 'stopped')), delivered)).toEqual([['stopped', 'stopped', 'onsite']])
  expect(pressed(kept(100, task('a', 'planned')), delivered)).toEqual([['planned', undefined, undefined]])
  expect(pressed(list, [item(thingOf('a', 'needs', 'underway'))])).toEqual([
    ['underway', 'needs', 'underway'],
  ])
})
