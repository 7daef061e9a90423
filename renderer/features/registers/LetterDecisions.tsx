import type { LetterDetail } from '../../../main/contract/letters.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { letterTexts } from './letter-texts.ts'

/** What headquarters said to a document, the newest first. */
export function LetterDecisions({ letter: { decisions, state } }: { readonly letter: LetterDetail }) {
  const t = useTexts(letterTexts)
  return (
    <span className="reg-links">
      {decisions.map(({ id, verdict, sender, reference, text, at }) => (
        <span key={id}>
          {t(`verdict.${verdict}`, { name: sender ?? '' })} <Time at={at} />
          {[reference, text].map(said => (said ? ` · ${said}` : ''))}{' '}
          {verdict === 'approved' && state === 'submitted' ? (
            <StateTag tone="dueSoon">{t('approvedOther')}</StateTag>
          ) : null}
        </span>
      ))}
    </span>
  )
}

/** Who at headquarters approved it, where nobody here did. */
export const approverAbove = ({ decisions, approvedAt }: LetterDetail): string | null =>
  approvedAt === null ? null : (decisions.find(({ verdict }) => verdict === 'approved')?.sender ?? null)
