import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DocumentTypeKeys, Scan } from '../../main/contract/documents.ts'
import { typeKeys } from '../../main/documents/type-keys.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { InboxPage } from '../../renderer/features/documents/InboxPage.tsx'
import { matchTypes } from '../../renderer/features/documents/match-type.ts'
import { createUploadQueue } from '../../renderer/features/documents/upload-queue.ts'
import { inOrder } from '../../renderer/features/documents/useInboxUploads.ts'
import { createPage, Refused, standInDesk } from './support.tsx'

const types: readonly DocumentTypeKeys[] = typeKeys(loadProfile('real-estate').documents)
const idOf = (place: number) => `0197f000-0000-7000-8000-${String(place).padStart(12, '0')}`
const scan = (place: number): Scan => ({
  id: idOf(place),
  hash: String(place).padStart(64, '0'),
  size: 1000,
  name: `scan ${place}.pdf`,
  mediaType: 'application/pdf',
  pages: 2,
  doubt: null,
  takenAt: place,
  knownAt: null,
})
const home = (number: string, place: number) => ({
  kind: 'unit',
  unitId: idOf(900 + place),
  number,
  unitKind: 'dwelling',
  path: ['河畔花园', '3栋'],
  people: [],
  morePeople: 0,
  openCases: 0,
})

let waiting: Scan[]
let refuse = false
function desk() {
  return standInDesk(({ path, input }) => {
    switch (path) {
      case 'documents.types':
        return types
      case 'documents.inbox':
        return { folder: null, leave: false, waiting: waiting.length, problems: [] }
      case 'documents.scans':
        return { rows: waiting, next: null }
      case 'owners.lookup': {
        const { text } = input as { text: string }
        return [home(text, Number(text.slice(-1)))]
      }
      case 'documents.file': {
        if (refuse) throw new Refused('document.scanGone')
        const { scanIds, documentId } = (input as { input: { scanIds: string[]; documentId: string } }).input
        waiting = waiting.filter(({ id }) => !scanIds.includes(id))
        return { documentId, number: '3-101' }
      }
      case 'documents.takeBack':
        return { scanIds: [] }
      default:
        return null
    }
  })
}

let stand: ReturnType<typeof desk>
let keystrokes = 0
beforeEach(() => {
  waiting = Array.from({ length: 20 }, (_, place) => scan(place + 1))
  refuse = false
  keystrokes = 0
  stand = desk()
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Types into whatever has the focus, letter by letter, as a person without a mouse does. */
function type(text: string): void {
  for (const letter of text) {
    const field = document.activeElement
    if (!(field instanceof HTMLInputElement)) throw new Error(`nothing to type ${letter} into`)
    keystrokes += 1
    fireEvent.change(field, { target: { value: field.value + letter } })
  }
}
function press(key: string, more: object = {}): void {
  keystrokes += 1
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
}
const label = () => document.activeElement?.getAttribute('placeholder') ?? ''
const filed = () =>
  stand.callsTo('documents.file').map(
    call =>
      (
        call.input as {
          input: { documentId: string; unitId: string; scanIds: string[]; details: Record<string, unknown> }
        }
      ).input,
  )

async function open() {
  const { Around } = createPage()
  render(<InboxPage />, { wrapper: Around })
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
  await waitFor(() => expect(label()).toContain('房号'))
}
async function chooseHome(number: string) {
  type(number)
  await screen.findByText(number, { selector: '.who-row *' })
  press('Enter')
  await waitFor(() => expect(label()).toContain('拼音首字母'))
}

test('twenty scans of five homes are filed by keys alone, fewer than two a second for two minutes', async () => {
  await open()
  const initials = ['gfht', 'sfz', 'fkpz', 'scmj']
  for (let place = 0; place < 20; place++) {
    if (place % 4 === 0) {
      if (place > 0) press('Backspace')
      await waitFor(() => expect(label()).toContain('房号'))
      await chooseHome(`3-10${place / 4 + 1}`)
    }
    await screen.findByText(`scan ${place + 1}.pdf`, { selector: 'strong' })
    type(initials[place % 4] ?? '')
    press('Enter')
    await waitFor(() => expect(filed()).toHaveLength(place + 1))
  }
  expect(filed().map(({ scanIds }) => scanIds[0])).toEqual(
    Array.from({ length: 20 }, (_, place) => idOf(place + 1)),
  )
  expect(new Set(filed().map(({ unitId }) => unitId)).size).toBe(5)
  expect(
    filed()
      .slice(0, 4)
      .map(({ details }) => details['type']),
  ).toEqual(['purchase-contract', 'id-copies', 'payment-receipt', 'measured-area'])
  expect(keystrokes).toBeLessThan(2 * 120)
  await screen.findByText(/收件箱是空的/)
})

test('a plus in the empty field adds the scan to the last paper, Alt Z takes the last paper back', async () => {
  await open()
  await chooseHome('3-101')
  press('+')
  expect(stand.callsTo('documents.addPages')).toEqual([])
  type('sfz')
  press('Enter')
  await screen.findByText('scan 2.pdf', { selector: 'strong' })
  press('+')
  await waitFor(() => expect(stand.callsTo('documents.addPages')).toHaveLength(1))
  expect(stand.callsTo('documents.addPages').map(call => (call.input as { input: unknown }).input)).toEqual([
    { documentId: filed()[0]?.documentId, scanIds: [idOf(2)] },
  ])
  press('z', { altKey: true })
  await waitFor(() => expect(stand.callsTo('documents.takeBack')).toHaveLength(1))
})

test('Alt Z takes filings back one after the other, and one note of them is shown at a time', async () => {
  await open()
  await chooseHome('3-101')
  for (const [place, initials] of ['gfht', 'sfz', 'fkpz'].entries()) {
    type(initials)
    press('Enter')
    await screen.findByText(`scan ${place + 2}.pdf`, { selector: 'strong' })
  }
  await screen.findByText(/已归入 3-101：付款凭证/)
  expect(screen.queryAllByText(/已归入/)).toHaveLength(1)
  const [, second, third] = filed()
  for (const taken of [1, 2]) {
    press('z', { altKey: true })
    await waitFor(() => expect(stand.callsTo('documents.takeBack')).toHaveLength(taken))
    await waitFor(() => expect(screen.queryAllByText(/已撤销/)).toHaveLength(taken))
  }
  expect(stand.callsTo('documents.takeBack').map(call => (call.input as { input: unknown }).input)).toEqual([
    { documentId: third?.documentId },
    { documentId: second?.documentId },
  ])
})

test('what the desk refuses is said, and the scan is there again', async () => {
  await open()
  await chooseHome('3-101')
  refuse = true
  type('sfz')
  press('Enter')
  await screen.findByText(/已被归档或移走/)
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
  expect(filed()).toHaveLength(1)
  expect(screen.queryByText('scan 2.pdf', { selector: 'strong' })).toBeNull()
})

test('a paper that is none of the checklist is filed with its title', async () => {
  await open()
  await chooseHome('3-101')
  press('o', { altKey: true })
  type('qt')
  press('Enter')
  await screen.findByLabelText(/标题/)
  press('Enter')
  expect(filed()).toEqual([])
  type('装修承诺书')
  press('Enter')
  await waitFor(() => expect(filed()).toHaveLength(1))
  expect(filed()[0]?.details).toMatchObject({ type: 'other', title: '装修承诺书', original: true })
})

test('types are found by beginning, pinyin and initials, the likeliest first', () => {
  const first = (text: string) => matchTypes(types, { zh: '其他资料', en: 'Other' }, text)[0]?.id
  expect(['购房', 'gfht', 'goufang', 'sfz', '身份证', 'ls', 'notice', 'id', 'qt', 'xx'].map(first)).toEqual([
    'purchase-contract',
    'purchase-contract',
    'purchase-contract',
    'id-copies',
    'id-copies',
    'two-books',
    'move-in-notice',
    'id-copies',
    'other',
    undefined,
  ])
})

test('ten thousand files are taken two at a time; stopping gives up what waits, failures can be tried again', async () => {
  let running = 0
  let most = 0
  let broken = true
  const taken: string[] = []
  const queue = createUploadQueue(async ({ name }, signal) => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    if (broken && name.endsWith('7')) throw new Error('no line')
    if (!signal.aborted) taken.push(name)
  })
  queue.add(Array.from({ length: 10_000 }, (_, place) => new File([], String(place))))
  await vi.waitFor(() => expect(queue.state().running).toBe(false), { timeout: 20_000 })
  expect(queue.state()).toMatchObject({ total: 10_000, done: 9_000 })
  expect(queue.state().failed).toHaveLength(1_000)
  expect(most).toBe(2)
  broken = false
  queue.retry()
  await vi.waitFor(() => expect(taken).toHaveLength(10_000), { timeout: 20_000 })
  queue.add([new File([], 'a'), new File([], 'b'), new File([], 'c')])
  queue.cancel()
  await vi.waitFor(() => expect(queue.state().running).toBe(false))
  expect(taken).not.toContain('c')
}, 60_000)

test('how far a long file has come is told while it is on its way', async () => {
  let arrive: () => void = () => undefined
  const shares: number[] = []
  const queue = createUploadQueue(async (_, __, onProgress) => {
    onProgress(500_000)
    await new Promise<void>(resolve => {
      arrive = resolve
    })
  })
  queue.subscribe(() => shares.push(queue.state().share))
  queue.add([new File([new Uint8Array(1_000_000)], 'film')])
  expect(shares.at(-1)).toBe(0.5)
  arrive()
  await vi.waitFor(() => expect(queue.state()).toMatchObject({ running: false, share: 1, done: 1 }))
})

test('files come into the inbox in the order they were dropped, and one that fails keeps none back', async () => {
  const order: string[] = []
  const arrive: Record<string, () => void> = {}
  const take = inOrder(async file => {
    await new Promise<void>(resolve => {
      arrive[file.name] = resolve
    })
    if (file.name === 'lost') throw new Error('the line broke')
    return async () => order.push(file.name)
  })
  const call = [new AbortController().signal, () => undefined] as const
  const taken = ['first', 'lost', 'last'].map(name => take(new File([name], name), ...call))
  for (const name of ['last', 'lost', 'first']) arrive[name]?.()
  const ended = await Promise.allSettled(taken)
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(order).toEqual(['first', 'last'])
})
