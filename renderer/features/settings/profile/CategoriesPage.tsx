import { useTexts } from '../../../app/i18n.ts'
import { CategoryTree } from './CategoryTree.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'

/** What cases are about: the tree that intake offers, its names and the words it is recognised by. */
export function CategoriesPage() {
  const t = useTexts(texts)
  return (
    <SectionFrame section="categories" hint={t('hint.categories')}>
      {editor => <CategoryTree editor={editor} />}
    </SectionFrame>
  )
}
