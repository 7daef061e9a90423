import { describe, expect, it } from 'vitest'
import { beginText, evidenceText, questionText } from '../../main/contract/leak-cluster-words.ts'
import type { ClusterBegin, ClusterEvidence, ClusterQuestion } from '../../main/contract/leak-clusters.ts'

const units = ['u1', 'u2']
const names: Readonly<Record<string, string>> = { u1: '3-702', u2: '3-602' }
const name = (id: string) => names[id] ?? '?'

/** One of each: a new code does not compile until it stands here. */
const evidence: { readonly [Code in ClusterEvidence['code']]: Extract<ClusterEvidence, { code: Code }> } = {
  place: { code: 'place', homes: 2, stacks: ['02'], highest: 7, lowest: 6 },
  within: { code: 'within', homes: 2, minutes: 30 },
  entry: { code: 'entry', entry: 'pipe', units },
  rain: { code: 'rain', millimetres: 12, homes: 2 },
  dry: { code: 'dry', homes: 2 },
  'severity-falls': { code: 'severity-falls', worst: 'u1' },
  silent: { code: 'silent', units },
  'entry-differs': { code: 'entry-differs', entry: 'roof', units: ['u1'] },
  'entry-unknown': { code: 'entry-unknown', units },
  late: { code: 'late', units, minutes: 3000 },
  'earlier-leaks': { code: 'earlier-leaks', units },
  'also-possible': { code: 'also-possible', kind: 'facade', percent: 20 },
  people: { code: 'people', reports: 2 },
  'out-of-reach': { code: 'out-of-reach', units },
}
const questions: readonly ClusterQuestion[] = [
  { code: 'ask-entry', unitId: 'u1' },
  { code: 'ask-wet-too', unitId: 'u1' },
  { code: 'ask-water-used', unitId: 'u1' },
  { code: 'ask-since', unitId: 'u1' },
]
const begins: readonly ClusterBegin[] = [
  { code: 'in-home', unitId: 'u1' },
  { code: 'roof-above', units },
  { code: 'wall-above', unitId: 'u1' },
  { code: 'basement-at', units },
  { code: 'unknown' },
]

describe('what clusters say', () => {
  it.each(['zh', 'en'] as const)('has words for every code in %s, each its own', language => {
    const all = [
      ...Object.values(evidence).map(one => evidenceText(one, name, language)),
      ...questions.map(one => questionText(one, name, language)),
      ...begins.map(one => beginText(one, name, language)),
    ]
    expect(new Set(all).size).toBe(all.length)
    for (const said of all) expect(said).not.toMatch(/^\s*$|undefined|NaN|\bu[12]\b/)
  })

  it('names homes, where water comes in and how long it took', () => {
    expect(evidenceText(evidence.entry, name, 'zh')).toBe('3-702、3-602 说是管道')
    expect(evidenceText(evidence.late, name, 'en')).toBe('3-702, 3-602 called 2 days later')
    const many = Array.from({ length: 10 }, (_, index) => `x${index}`)
    expect(evidenceText({ code: 'silent', units: many }, id => id, 'en')).toContain('and 2 more')
  })
})
