import type { RegisterDryRun } from '../../../main/contract/case-imports.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { registerTexts } from './register-texts.ts'

/** Categories named; the rest are as rare as those left out. */
const mostNamed = 12

/** What a register would bring: in what state its cases come in, from when, and how far they were understood. */
export function RegisterOutcome({ dryRun }: { readonly dryRun: RegisterDryRun }) {
  const t = useTexts(registerTexts)
  const { states, received, withUnit, withCategory, unknownCategories } = dryRun
  const words = unknownCategories
    .slice(0, mostNamed)
    .map(({ words: name, rows }) => t('unknownCategory', { words: name, rows }))
  return (
    <>
      <p>
        {t('states', { ...states })}
        {' · '}
        {t('understood', { units: withUnit, categories: withCategory })}
      </p>
      {received ? (
        <p className="desk-soft">
          {t('received', { from: formatDay(received.from), until: formatDay(received.until) })}
        </p>
      ) : null}
      {words.length > 0 ? (
        <p className="desk-soft">
          {t('unknownCategories', { words: words.join(' · ') })}
          {unknownCategories.length > mostNamed ? '…' : ''}
        </p>
      ) : null}
    </>
  )
}
