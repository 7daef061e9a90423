import { Button } from 'antd'
import { useTexts } from '../../app/i18n.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useCategoryText, useKindText } from '../cases/useProfile.ts'
import type { Proposal } from './entry.ts'
import { texts } from './texts.ts'

interface ProposalLineProps {
  /** What is proposed and not decided yet; null where there is nothing to accept. */
  readonly open: Proposal | null
  onAccept(): void
}

/** What the words suggest, and the key that accepts it. */
export function ProposalLine({ open, onAccept }: ProposalLineProps) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const category = useCategoryText()
  if (open === null) {
    return (
      <div className="intake-proposal" aria-live="polite">
        {t('keysHint')} <KeyHint keys="Alt 1–6" />
      </div>
    )
  }
  const parts = [
    open.kind ? kindText(open.kind) : '',
    open.category.length > 0 ? category(open.category) : '',
  ]
  return (
    <div className="intake-proposal" aria-live="polite">
      <span>
        {t('proposal')} <strong>{parts.filter(part => part !== '').join(' · ')}</strong>
      </span>
      <Button size="small" onClick={onAccept}>
        {t('accept')} <KeyHint keys="Alt Enter" />
      </Button>
    </div>
  )
}
