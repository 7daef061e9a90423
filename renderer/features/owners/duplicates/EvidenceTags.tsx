import type { Evidence } from '../../../../main/contract/duplicates.ts'
import { useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { texts } from './texts.ts'

/** What speaks for two records being of one person. */
export function EvidenceTags({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const t = useTexts(texts)
  return (
    <span className="evidence-tags">
      {evidence.map(one => (
        <StateTag key={one} tone="plain">
          {t(`evidence.${one}`)}
        </StateTag>
      ))}
    </span>
  )
}
