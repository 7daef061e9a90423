import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Scan } from '../../main/contract/documents.ts'
import { InboxPage } from '../../renderer/features/documents/InboxPage.tsx'
import { UnitDocumentsTab } from '../../renderer/features/documents/UnitDocumentsTab.tsx'
import { createPage, Refused, standInDesk } from './support.tsx'

const idOf = (place: number) => `0197f000-0000-7000-8000-${String(place).padStart(12, '0')}`
const scan = (place: number, more: Partial<Scan> = {}): Scan => ({
  id: idOf(place),
  hash: String(place).padStart(64, '0'),
  size: 1000,
  name: `scan ${place}.pdf`,
  mediaType: 'application/pdf',
  pages: null,
  doubt: null,
  takenAt: place,
  knownAt: null,
  ...more,
})
interface Split {
  readonly scanId: string
  readonly pages: number
  readonly cuts: number[]
  readonly partIds: string[]
}

let waiting: Scan[]
let whole: Scan[]
let refuse: string | undefined
let answered: Promise<void>
let uploads: string[]
const papers = {
  lines: [
    {
      type: 'id-copies',
      name: { zh: '身份证复印件', en: 'Copies of ID cards' },
      required: true,
      neededFrom: null,
      state: 'missing',
      reason: null,
      documents: [],
    },
  ],
  others: [],
  history: [],
  required: 1,
  present: 0,
}
const inputOf = (call: { input: unknown }) => (call.input as { input: unknown }).input
const desk = () =>
  standInDesk(async ({ path, input }) => {
    switch (path) {
      case 'documents.types':
        return []
      case 'documents.inbox':
        return { folder: null, leave: false, waiting: waiting.length, problems: [] }
      case 'documents.scans':
        return { rows: waiting, next: null }
      case 'documents.ofUnit':
        return papers
      case 'documents.splitScan': {
        await answered
        if (refuse !== undefined) throw new Refused(refuse)
        const { partIds } = inputOf({ input }) as Split
        waiting = partIds.map((id, index) => scan(50 + index, { id, pages: 1 }))
        return { partIds }
      }
      case 'documents.undoSplit':
        waiting = whole
        return null
      default:
        return null
    }
  })

let stand: ReturnType<typeof desk>
/** What the desk says of the pages of any file. */
let drawn: () => Response
beforeEach(() => {
  drawn = () => new Response('', { headers: { 'x-page-count': '5' } })
  whole = [scan(1), scan(2)]
  waiting = whole
  refuse = undefined
  answered = Promise.resolve()
  uploads = []
  stand = desk()
  vi.stubGlobal('fetch', async (address: RequestInfo | URL, init?: RequestInit) => {
    const { pathname } = new URL(String(address), 'http://desk.test')
    if (pathname.startsWith('/files/')) return drawn()
    if (pathname === '/api/uploads') {
      uploads.push((JSON.parse(String(init?.body)) as { name: string }).name)
      return Response.json({ error: {} }, { status: 400 })
    }
    return await stand.fetch(address, init)
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const splits = () => stand.callsTo('documents.splitScan').map(inputOf) as Split[]
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const labelled = () => document.activeElement?.getAttribute('aria-label') ?? ''
/** The blank presses a button natively, which this environment leaves to the test. */
const blank = () => fireEvent.click(document.activeElement ?? document.body)

async function openSplit() {
  const { Around } = createPage()
  render(<InboxPage />, { wrapper: Around })
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
  press('s', { altKey: true })
  await waitFor(() => expect(labelled()).toContain('第 1 页'))
}

test('a scan is cut by keys alone: arrows, the blank, Enter; and taken back', async () => {
  await openSplit()
  press('Enter')
  await screen.findByText(/还没有选在哪一页之后切开/)
  press('ArrowRight')
  blank()
  press('ArrowRight')
  blank()
  press('End')
  blank()
  expect(labelled()).toContain('最后一页')
  await screen.findByText('共 3 份： 1-2, 3, 4-5')
  press('Enter')
  await waitFor(() => expect(splits()).toHaveLength(1))
  expect(splits()).toMatchObject([{ scanId: idOf(1), pages: 5, cuts: [2, 3] }])
  expect(splits()[0]?.partIds).toHaveLength(3)
  await screen.findByText(/已拆成 3 份/)
  await screen.findByText('scan 50.pdf', { selector: 'strong' })
  // In a field the same keys would take back typing.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  press('z', { ctrlKey: true })
  await waitFor(() =>
    expect(stand.callsTo('documents.undoSplit').map(inputOf)).toEqual([{ scanId: idOf(1) }]),
  )
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
})

test('S outside of fields opens it too, and nothing beneath is put away meanwhile', async () => {
  const { Around } = createPage()
  render(<InboxPage />, { wrapper: Around })
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  press('s')
  await waitFor(() => expect(labelled()).toContain('第 1 页'))
  press('d', { altKey: true })
  expect(stand.callsTo('documents.discardScans')).toEqual([])
})

test.each([
  ['a TIFF', { mediaType: 'image/tiff', name: 'scan 1.tif', pages: 5 }, undefined, /^TIFF 不能/],
  ['a PDF with a password', { pages: null, doubt: 'locked' }, 'media.locked', /设有密码，不能拆分/],
  ['a PDF that cannot be drawn', { pages: null }, 'media.unreadable', /页面无法显示/],
] as const)('why it cannot be cut is said in the dialog: %s', async (_, more, code, said) => {
  waiting = [scan(1, more), scan(2)]
  if (code !== undefined) drawn = () => Response.json({ error: { code, params: {} } }, { status: 415 })
  const { Around } = createPage()
  render(<InboxPage />, { wrapper: Around })
  await screen.findByText(/^scan 1/, { selector: 'strong' })
  press('s', { altKey: true })
  expect((await screen.findByText(said)).getAttribute('role')).toBe('alert')
  press('Enter')
  expect(splits()).toEqual([])
  // Closed, it gives the keyboard back to the field the scan is filed from.
  press('Escape')
  await waitFor(() => expect(document.activeElement?.getAttribute('placeholder')).toContain('房号'))
})

test('what is refused is said, and trying again makes the same parts', async () => {
  await openSplit()
  refuse = 'document.splitUnreadable'
  blank()
  press('Enter')
  await screen.findByText(/不能原样拆分/)
  refuse = undefined
  press('Enter')
  await screen.findByText(/已拆成 2 份/)
  expect(splits()[1]).toEqual(splits()[0])
})

test('while parts are made, cancelling calls it off', async () => {
  await openSplit()
  const { promise, resolve } = Promise.withResolvers<void>()
  answered = promise
  refuse = 'job.cancelled'
  blank()
  press('Enter')
  await screen.findByText(/正在拆分/)
  fireEvent.click(screen.getByRole('button', { name: /^取\s?消$/ }))
  await waitFor(() =>
    expect(stand.callsTo('documents.cancelSplit').map(({ input }) => input)).toEqual([{ scanId: idOf(1) }]),
  )
  resolve()
  await screen.findByText(/没有任何改动/)
})

test('a scan of one page, or a picture, has nothing to be split', async () => {
  waiting = [scan(1, { pages: 1 }), scan(2, { mediaType: 'image/jpeg', pages: null })]
  const { Around } = createPage()
  render(<InboxPage />, { wrapper: Around })
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
  expect(screen.queryByText('按页拆分')).toBeNull()
})

/** Pastes on whatever is there, as Ctrl V does. */
function paste(target: Element, names: readonly string[], types: readonly string[] = ['Files']): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const files = names.map(name => new File(['x'], name, { type: 'image/png' }))
  Object.defineProperty(event, 'clipboardData', { value: { files, types } })
  fireEvent(target, event)
}

test('a picture pasted anywhere on the inbox page comes into the inbox', async () => {
  const { Around } = createPage()
  render(<InboxPage />, { wrapper: Around })
  await screen.findByText('scan 1.pdf', { selector: 'strong' })
  const field = document.querySelector('input')
  if (!field) throw new Error('no field')
  paste(field, ['with text.png'], ['text/plain', 'Files'])
  paste(document.body, ['pasted.png'])
  await waitFor(() => expect(uploads).toContain('pasted.png'))
  expect(uploads).not.toContain('with text.png')
})

test('a picture pasted anywhere on the documents of a home opens the form with it, which asks what it is', async () => {
  const { Around } = createPage()
  const detail = { unit: { id: idOf(9) } } as Parameters<typeof UnitDocumentsTab>[0]['detail']
  render(<UnitDocumentsTab detail={detail} onAddResident={() => undefined} onOpen={() => undefined} />, {
    wrapper: Around,
  })
  await screen.findByText('身份证复印件')
  paste(document.body, ['pasted.png'])
  await screen.findByText(/已选 1 个文件/)
  await screen.findByLabelText(/是哪种资料/)
  // More of it joins the form that is open.
  paste(document.body, ['second.png'])
  await screen.findByText(/已选 2 个文件/)
})
