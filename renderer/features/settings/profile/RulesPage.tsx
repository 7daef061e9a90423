import { useTexts } from '../../../app/i18n.ts'
import { RuleList } from './RuleList.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'

/** How soon what has to happen: the rules behind every deadline, in plain words. */
export function RulesPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="deadlines" hint={t('hint.deadlines')}>
      {editor => <RuleList editor={editor} />}
    </SectionFrame>
  )
}
