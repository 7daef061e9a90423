import { ownerWords } from '../../../components/owner-words.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { useTexts } from '../../../app/i18n.ts'

/** How many matters of a row are open; nothing where none is. */
export function OpenCases({ count }: { readonly count: number }) {
  const words = useTexts(ownerWords)
  return (
    <span className="owner-row-open desk-figures">
      {count > 0 ? (
        <StateTag tone="plain">{words('openCases', { count: count >= 100 ? '99+' : count })}</StateTag>
      ) : null}
    </span>
  )
}
