import type { Language } from '../../../main/contract/errors.ts'
import type { HouseholdPhone, LeakRow } from '../../../main/contract/leaks.ts'
import { bringWords, leakWords, severityWord } from '../../../main/contract/leak-words.ts'

/** Where a leak is, as a team finds it. */
export function placeOf(leak: Pick<LeakRow, 'unitNumber' | 'buildingName' | 'place'>): string {
  const where = [leak.unitNumber ?? leak.buildingName, leak.unitNumber === null ? leak.place : null]
  return where.filter(part => part !== null && part !== '').join(' ')
}

/** How bad a leak is, where the water comes in, what is in danger. */
export const aboutLeak = (
  leak: Pick<LeakRow, 'kind' | 'severity' | 'entry' | 'dangers' | 'vulnerable'>,
  language: Language,
): string =>
  [
    severityWord(leak.kind, leak.severity)[language],
    leakWords[`entry.${leak.entry}`][language],
    ...leak.dangers.map(danger => leakWords[`danger.${danger}`][language]),
    ...(leak.vulnerable ? [leakWords.vulnerable[language]] : []),
  ].join(language === 'zh' ? '，' : ', ')

interface Sentences {
  readonly head: string
  readonly bring: string
}

/** What a team gets on its phone: a line for each home, with what to bring and whom to call. */
export function messageOf(
  leaks: readonly LeakRow[],
  phones: ReadonlyMap<string, HouseholdPhone>,
  { head, bring }: Sentences,
  language: Language,
): string {
  const lines = leaks.map((leak, index) => {
    const call = phones.get(leak.caseId)
    const whom = [call?.name, call?.phone].filter(Boolean).join(' ')
    const parts = [
      placeOf(leak),
      aboutLeak(leak, language),
      `${bring}${bringWords[leak.entry][language]}`,
      whom,
      leak.number,
    ]
    return `${index + 1}. ${parts.filter(part => part !== '').join(language === 'zh' ? '；' : '; ')}`
  })
  return [head, ...lines].join('\n')
}
