import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { WatchPlace } from '../../main/contract/watch.ts'
import { IntakePage } from '../../renderer/features/intake/IntakePage.tsx'
import { AnswersPage } from '../../renderer/features/knowledge/AnswersPage.tsx'
import { wordsIn } from '../../renderer/features/knowledge/words-in.ts'
import { WatchPage } from '../../renderer/features/watch/WatchPage.tsx'
import { createPage, Refused, standInDesk } from './support.tsx'

const words = (word: string) => ({ zh: word, en: word })
const profile = {
  id: 'test',
  version: 1,
  levels: { past: [] },
  name: words('测试'),
  kinds: [
    { id: 'consultation', name: words('咨询'), words: ['请问'] },
    { id: 'complaint', name: words('投诉'), words: ['投诉'] },
    { id: 'repair', name: words('报修'), words: ['漏水'] },
  ],
  categories: [{ id: 'leak', name: words('渗漏'), words: ['漏水'] }],
  causes: [{ id: 'other', name: words('其他') }],
  interview: [
    {
      stage: 'open',
      name: words('请他说完'),
      questions: [
        { moment: 'intake', text: words('请问是什么事？') },
        { moment: 'callback', text: words('处理得怎么样？') },
      ],
    },
  ],
}
const offered = {
  answerId: '0197f000-0000-7000-8000-00000000000a',
  version: 3,
  question: '什么时候办证？',
  answer: '按合同约定的期限办理。',
}
const place: WatchPlace = {
  id: '0197f000-0000-7000-8000-00000000000b',
  name: '业主论坛',
  address: 'https://forum.example/board',
  kind: 'forum',
  rhythm: 'daily',
  weekday: 1,
  watcher: null,
  watcherName: null,
  note: '',
  active: true,
  state: 'due',
  dueDay: '2026-07-12',
  missed: 2,
  lastRound: null,
}

let refuseRound = false
function desk() {
  return standInDesk(({ path, input }) => {
    if (path === 'profile.current') return profile
    if (path === 'cases.nextNumber') return { number: 'KF-TEST-202607-0001' }
    if (path === 'cases.atHand')
      return { open: [], recent: [], sameCategory: null, warranty: null, similar: [] }
    if (path === 'knowledge.atHand') return [offered]
    if (path === 'watch.places') return [place]
    if (path === 'watch.doRound') {
      if (refuseRound) throw new Refused('watch.roundDone', { name: '业主论坛', day: '2026-07-12' })
      return { roundId: (input as { input: { roundId: string } }).input.roundId }
    }
    if (path === 'watch.reportFinding' || path === 'cases.receive')
      return { caseId: offered.answerId, number: 'KF-TEST-202607-0001' }
    if (path === 'knowledge.answers')
      return {
        rows: [],
        counts: { valid: 0, draft: 0, upcoming: 0, expired: 0, retired: 0 },
        examples: 27,
      }
    return null
  })
}

let stand: ReturnType<typeof desk>
beforeEach(() => {
  refuseRound = false
  stand = desk()
  vi.stubGlobal('fetch', stand.fetch)
})
afterEach(async () => {
  cleanup()
  // Leaving the page keeps its draft; that call still belongs to this test.
  await new Promise(resolve => setTimeout(resolve))
  vi.unstubAllGlobals()
})

const inputsTo = (path: string) => stand.callsTo(path).map(call => (call.input as { input: object }).input)
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

describe('at intake', () => {
  async function openWith(said: string) {
    render(<IntakePage />, { wrapper: createPage().Around })
    await waitFor(() => expect(stand.callsTo('profile.current')).toHaveLength(1))
    fireEvent.click(await screen.findByText('清空'))
    const text = await screen.findByLabelText<HTMLTextAreaElement>('什么事')
    type(text, said)
    await screen.findByText(offered.question)
    return text
  }
  const take = async (field: HTMLElement) => {
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await screen.findByText(/再按一次/)
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(inputsTo('cases.receive')).toHaveLength(1))
    return inputsTo('cases.receive')[0]
  }
  const usedAnswer = { answerId: offered.answerId, version: offered.version }

  test('one key gives an answer; which version it was goes with the case', async () => {
    const text = await openWith('请问什么时候办证')
    fireEvent.keyDown(text, { key: '7', altKey: true })
    expect((await screen.findByLabelText<HTMLTextAreaElement>('当场答复')).value).toBe(offered.answer)
    expect(await take(text)).toMatchObject({ answeredOnTheSpot: { answer: offered.answer, usedAnswer } })
  })

  test('what goes on keeps it as said to the owner', async () => {
    const text = await openWith('厨房漏水')
    fireEvent.keyDown(text, { key: '7', altKey: true })
    const told = await screen.findByLabelText('已告知对方')
    type(told, `${offered.answer}已记下。`)
    expect(await take(text)).toMatchObject({ told: { text: `${offered.answer}已记下。`, usedAnswer } })
  })

  test('words that are no longer the answer’s are nobody’s standard answer', async () => {
    const text = await openWith('请问什么时候办证')
    fireEvent.keyDown(text, { key: '7', altKey: true })
    type(await screen.findByLabelText('当场答复'), '明年办理')
    const sent = await take(text)
    expect(sent).toMatchObject({ answeredOnTheSpot: { answer: '明年办理' } })
    expect(JSON.stringify(sent)).not.toContain('usedAnswer')
  })

  test('the guide asks what belongs to intake', async () => {
    await openWith('厨房漏水')
    expect(screen.getByText('请问是什么事？')).toBeTruthy()
    expect(screen.queryByText('处理得怎么样？')).toBeNull()
  })
})

describe('the watch list', () => {
  const openPlace = async () => {
    render(<WatchPage />, { wrapper: createPage(`/more/watch?place=${place.id}`).Around })
    return await screen.findByRole('article')
  }

  test('one key ticks the round; a colleague who was quicker is told of', async () => {
    await openPlace()
    fireEvent.keyDown(document.body, { key: 'x' })
    await screen.findByText('业主论坛：无发现')
    expect(inputsTo('watch.doRound')).toMatchObject([{ placeId: place.id, outcome: 'nothing' }])
    refuseRound = true
    fireEvent.click(screen.getByRole('button', { name: '打不开' }))
    await screen.findByText(/已有人看过/)
  })

  test('a finding becomes a case only with its words and its address', async () => {
    await openPlace()
    fireEvent.keyDown(document.body, { key: 'f' })
    const text = await screen.findByLabelText(/帖子说了什么/)
    type(text, '楼上漏水没人管，投诉')
    type(screen.getByLabelText(/帖子的网址/), 'javascript:alert(1)')
    fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true })
    await screen.findByText('网址要从 http:// 或 https:// 开始')
    expect(inputsTo('watch.reportFinding')).toEqual([])
    type(screen.getByLabelText(/帖子的网址/), 'https://forum.example/t/1')
    fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(inputsTo('watch.reportFinding')).toHaveLength(1))
    expect(inputsTo('watch.reportFinding')[0]).toMatchObject({
      placeId: place.id,
      postedAt: null,
      matter: { category: ['leak'], source: 'https://forum.example/t/1', text: '楼上漏水没人管，投诉' },
    })
  })
})

test('an empty list of answers teaches where they come from', async () => {
  render(<AnswersPage />, { wrapper: createPage('/more/answers').Around })
  fireEvent.click(await screen.findByRole('button', { name: '取用 27 条示例为草稿' }))
  await waitFor(() => expect(inputsTo('knowledge.adoptExamples')).toEqual([{ language: 'zh' }]))
})

test.each([
  ['漏水 渗水', ['漏水', '渗水']],
  ['漏水，渗水、漏水;  霉', ['漏水', '渗水', '霉']],
  ['  ', []],
])('the words in %j', (line, found) => {
  expect(wordsIn(line)).toEqual(found)
})
