import { expect, test } from 'vitest'
import { ReceiveCaseInput } from '../../main/contract/cases.ts'
import {
  acceptProposal,
  isUntouched,
  newEntry,
  nothingProposed,
  problemsOf,
  receiveInput,
} from '../../renderer/features/intake/entry.ts'
import { dangerIn } from '../../renderer/features/intake/danger.ts'

const leak = { kind: 'repair', category: ['leak'] } as const

test('an empty panel lacks words and a kind', () => {
  expect(isUntouched(newEntry())).toBe(true)
  expect(problemsOf(newEntry(), nothingProposed, undefined)).toEqual(['text', 'kind'])
})

test('what the words suggest is taken where nobody decided otherwise', () => {
  const entry = { ...newEntry(), text: '窗边漏水' }
  expect(problemsOf(entry, leak, undefined)).toEqual([])
  expect(receiveInput(entry, leak)).toMatchObject({ kind: 'repair', category: ['leak'] })
  const decided = { ...entry, kind: 'complaint' as const, category: [] }
  expect(receiveInput(decided, leak)).toMatchObject({ kind: 'complaint', category: [] })
})

test('an accepted proposal stays when later words suggest something else', () => {
  const accepted = acceptProposal({ ...newEntry(), text: '漏水' }, leak)
  const later = { kind: 'dispute', category: ['compensation'] } as const
  expect(receiveInput(accepted, later)).toMatchObject({ kind: 'repair', category: ['leak'] })
})

test('accepting keeps what the person had chosen already', () => {
  const accepted = acceptProposal({ ...newEntry(), text: '漏水', kind: 'complaint' }, leak)
  expect(accepted).toMatchObject({ kind: 'complaint', category: ['leak'] })
})

test('the input fits the command, with blanks left out and the caller as typed', () => {
  const entry = {
    ...newEntry('phone'),
    who: { unit: null, person: null, caller: { name: ' 路人 ', phone: '13800001111' } },
    text: '请问几点开门',
    wish: '  ',
    answer: '九点',
  }
  const input = receiveInput(entry, { kind: 'consultation', category: [] })
  expect(ReceiveCaseInput.safeParse(input).success).toBe(true)
  expect(input).toMatchObject({
    callerName: '路人',
    callerPhone: '13800001111',
    answeredOnTheSpot: { answer: '九点' },
  })
  expect(input).not.toHaveProperty('wish')
})

test('an answer on the spot closes only what may be closed so', () => {
  const entry = { ...newEntry(), text: '漏水', answer: '好的' }
  expect(receiveInput(entry, leak)).not.toHaveProperty('answeredOnTheSpot')
})

test('what settles anything else resolves it; what does not is said to the owner', () => {
  const entry = { ...newEntry(), text: '漏水', answer: '好的' }
  expect(receiveInput(entry, leak)).toMatchObject({ told: { text: '好的' } })
  const settled = receiveInput({ ...entry, settled: true }, leak)
  expect(settled).toMatchObject({ answeredOnTheSpot: { answer: '好的' } })
  expect(settled).not.toHaveProperty('told')
  expect(receiveInput({ ...entry, answer: ' ', settled: true }, leak)).not.toHaveProperty('answeredOnTheSpot')
})

test('a wrong address and a time to come are told', () => {
  const entry = { ...newEntry('forum'), text: '帖子', source: 'forum post' }
  expect(problemsOf(entry, leak, undefined)).toEqual(['source'])
  expect(problemsOf({ ...entry, source: 'https://bbs.example/1' }, leak, Date.now() + 3_600_000)).toEqual([
    'happened',
  ])
})

test('words of danger are noticed in both languages', () => {
  expect(dangerIn('厨房有很重的燃气味')).toBe('燃气')
  expect(dangerIn('Smoke from the socket')).toBe('smoke')
  expect(dangerIn('窗户关不严')).toBeUndefined()
})
