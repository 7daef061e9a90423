import { allCategories } from '../../../main/contract/profile.ts'
import type { LedgerFilter, LedgerInfo } from '../../../main/contract/ledgers.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useProfile } from '../cases/useProfile.ts'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { texts } from './texts.ts'

/** The filter in words, for the head of a printed ledger. */
export function useLedgerFilterWords(ledger: LedgerInfo, filter: LedgerFilter): string[] {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const buildings = useBuildings()
  const said: string[] = []
  const say = (label: string, value: string | undefined) => {
    if (value !== undefined) said.push(language === 'zh' ? `${label}：${value}` : `${label}: ${value}`)
  }
  const worded = (choices: LedgerInfo['states'], id: string | undefined) =>
    choices.find(choice => choice.id === id)?.words[language]
  say(t('from'), filter.from)
  say(t('until'), filter.until)
  say(t('building'), buildings.find(one => one.value === filter.building)?.label)
  const category = profile
    ? allCategories(profile).find(({ path }) => path.at(-1) === filter.category)
    : undefined
  say(t('category'), category?.nodes.map(node => node.name[language]).join(' › '))
  say(t('state'), worded(ledger.states, filter.state))
  say(ledger.recipientWords?.[language] ?? t('recipient'), worded(ledger.recipients, filter.recipient))
  return said
}
