import type { CaseKind } from '../../../main/contract/cases.ts'
import { pastOf } from '../../../main/contract/levels.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { texts } from './texts.ts'

interface PastLineProps {
  readonly kind: CaseKind
  readonly category: readonly string[]
  readonly cause: string | null
}

/** Says that a case goes past those it complains of, and to whom instead; nothing for other cases. */
export function PastLine(matter: PastLineProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const profile = useProfile()
  const rule = profile && pastOf(profile, matter)
  if (!profile || !rule) return null
  const nameOf = (id: string) => profile.sheets.recipients.find(one => one.id === id)?.name[language] ?? id
  return (
    <span>
      <StateTag tone="serious">{t('past', { who: rule.name[language] })}</StateTag>{' '}
      {t('pastTo', {
        not: rule.recipients.map(nameOf).join(t('comma')),
        instead: nameOf(rule.instead),
      })}
    </span>
  )
}
