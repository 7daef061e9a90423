import { useTexts } from '../../../app/i18n.ts'
import { CategoryTree } from './CategoryTree.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'

/** Why things went wrong: the tree that a case is closed with. */
export function CausesPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="causes" hint={t('hint.causes')}>
      {editor => <CategoryTree editor={editor} of="causes" />}
    </SectionFrame>
  )
}
