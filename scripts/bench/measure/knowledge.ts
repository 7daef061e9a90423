/** What is at hand while somebody types: standard answers that fit, and how the like was solved before. */
import { earlierCases } from '../../../main/cases/earlier.ts'
import { caseSearch } from '../../../main/cases/search.ts'
import type { AnswerVersion } from '../../../main/contract/knowledge.ts'
import { bestAnswers } from '../../../main/knowledge/match.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { openBenchDesk } from '../data/place.ts'
import { often, report, within } from './figure.ts'
import { givenPlace } from './place.ts'

const desk = await openBenchDesk(givenPlace())
const { read, readConnection } = desk.requireCore()
const profile = profileOf(read)
const buildingId =
  read.get<{ id: string }>(`select id from estate_node where kind='building' limit 1 offset 7`)?.id ?? ''

const texts = [
  '厨房漏水，水管接头一直滴水',
  '昨夜暴雨，次卧窗户漏雨，墙面开裂发霉',
  '电梯困人，物业没人接电话，要投诉保安',
  '请问什么时候能办房产证',
  '卫生间地砖空鼓，马桶堵塞，下水有异味',
]
/** As many as a large desk has: the examples of the profile many times over. */
const answers: AnswerVersion[] = Array.from({ length: 500 }, (_, index) => {
  const example = profile.answers[index % profile.answers.length]
  return {
    id: String(index),
    version: 1,
    question: `${example?.question.zh ?? ''}${index}`,
    answer: example?.answer.zh ?? '',
    words: example?.words ?? [],
    kinds: example?.kinds ?? [],
    categories: example?.categories ?? [],
    from: '2026-01-01',
    until: null,
    writtenBy: null,
    writtenAt: 0,
    approvedBy: null,
    approvedAt: 0,
    uses: 0,
  }
})

const search = caseSearch(readConnection, read)
const slowest = (ask: (text: string) => unknown) => Math.max(...texts.map(text => often(() => ask(text), 9)))
const earlier = slowest(text =>
  earlierCases(read, search, profile, {
    text,
    category: ['leak', 'leak-window'],
    buildingId,
    exceptId: undefined,
  }),
)
const fitting = slowest(text => bestAnswers(answers, { text, kind: 'repair', category: ['leak'] }, 3))
await desk.close()
report([
  within('earlier cases and their solutions while typing, slowest text', 'ms', earlier, 50),
  within('the best of 500 standard answers, slowest text', 'ms', fitting, 50),
])
