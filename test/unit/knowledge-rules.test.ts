import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { AnswerVersion } from '../../main/contract/knowledge.ts'
import { bestAnswers } from '../../main/knowledge/match.ts'
import { dayBefore, isValidOn, replacedBy, standOf } from '../../main/knowledge/rules.ts'

function version(part: Partial<AnswerVersion> = {}): AnswerVersion {
  return {
    id: uuidv7(),
    version: 1,
    question: '什么时候能办房产证？',
    answer: '按合同约定的期限办理。',
    words: [],
    kinds: [],
    categories: [],
    from: null,
    until: null,
    writtenBy: null,
    writtenAt: 0,
    approvedBy: null,
    approvedAt: null,
    uses: 0,
    ...part,
  }
}

describe('validity', () => {
  it.each([
    ['a draft', null, null, false],
    ['from today', '2026-07-12', null, true],
    ['from tomorrow', '2026-07-13', null, false],
    ['until today', '2026-07-01', '2026-07-12', true],
    ['until yesterday', '2026-07-01', '2026-07-11', false],
    ['replaced before it began', '2026-07-20', '2026-07-14', false],
  ])('%s', (_, from, until, valid) => {
    expect(isValidOn({ from, until }, '2026-07-12')).toBe(valid)
  })

  const draft = version({ version: 3 })
  const old = version({ version: 1, from: '2026-01-01', until: '2026-07-12', approvedAt: 1 })
  const next = version({ version: 2, from: '2026-07-13', approvedAt: 2 })

  it.each([
    ['2025-12-31', 'upcoming', next],
    ['2026-07-12', 'valid', old],
    ['2026-07-13', 'valid', next],
  ] as const)('on %s it is %s', (day, state, shown) => {
    expect(standOf([draft, next, old], false, day)).toEqual({ state, shown })
  })

  it('is a draft, expired or retired where nothing is valid', () => {
    expect(standOf([draft], false, '2026-07-12')).toEqual({ state: 'draft', shown: draft })
    expect(standOf([draft, old], false, '2026-08-01')).toEqual({ state: 'expired', shown: old })
    expect(standOf([next], true, '2026-08-01')).toEqual({ state: 'retired', shown: next })
    expect(standOf([], false, '2026-08-01')).toBeUndefined()
  })

  it('ends what a new version takes the place of the day before, over ends of months and leap days', () => {
    const ended = version({ from: '2026-01-01', until: '2026-02-01', approvedAt: 1 })
    expect(replacedBy([draft, next, old, ended], '2026-07-01')).toEqual([
      { versionId: next.id, until: '2026-06-30' },
      { versionId: old.id, until: '2026-06-30' },
    ])
    expect(dayBefore('2028-03-01')).toBe('2028-02-29')
    expect(dayBefore('2026-01-01')).toBe('2025-12-31')
  })
})

describe('what fits a matter', () => {
  const title = version({ words: ['房产证', '产权证'], categories: ['title'], kinds: ['consultation'] })
  const leak = version({
    question: '家里漏水，现在该怎么办？',
    words: ['漏水', '渗水'],
    categories: ['leak'],
  })
  const parking = version({ question: '车位怎么买、怎么租？', words: ['车位'], categories: ['parking'] })
  const all = [title, leak, parking]
  const asked = (text: string, category: string[] = [], kind: 'repair' | 'consultation' | null = null) =>
    bestAnswers(all, { text, kind, category }, 3).map(found => found.id)

  it('finds by the words of the answer', () => {
    expect(asked('主卧飘窗渗水，墙纸都发霉了')).toEqual([leak.id])
    expect(asked('请问 ＬＩＦＴ 房产证 什么时候办')[0]).toBe(title.id)
  })

  it('finds by the question where no word of its own stands in the text', () => {
    expect(asked('我想问怎么租一个')).toEqual([])
    expect(asked('现在该怎么办啊，家里出事了')).toEqual([leak.id])
  })

  it('goes by the category where nothing tells, and prefers it between equals', () => {
    expect(asked('', ['leak', 'leak-roof'])).toEqual([leak.id])
    expect(asked('漏水把车位泡了', ['parking'])[0]).toBe(parking.id)
    expect(asked('漏水把车位泡了', ['leak'])[0]).toBe(leak.id)
  })

  it('counts half for another kind, and finds nothing in nothing', () => {
    const [repair] = bestAnswers(
      [version({ words: ['漏水'], kinds: ['consultation'] }), leak],
      {
        text: '漏水',
        kind: 'repair',
        category: [],
      },
      1,
    )
    expect(repair?.id).toBe(leak.id)
    expect(asked('')).toEqual([])
    expect(asked('😀 ')).toEqual([])
  })
})
