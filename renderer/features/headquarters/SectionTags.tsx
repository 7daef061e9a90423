import type { PublishedSection } from '../../../main/contract/reference.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import './headquarters.css'
import { sectionTexts } from './section-texts.ts'
import { standingOf, standingTones } from './section-standing.ts'

/** How a section stands with one site, and why it cannot use it. */
export function SectionTags({ given }: { readonly given: PublishedSection | undefined }) {
  const t = useTexts(sectionTexts)
  if (!given) return <span className="desk-soft">{t('state.own')}</span>
  const standing = standingOf(given)
  return (
    <span className="hq-tags">
      <StateTag tone={standingTones[standing]}>{t(`state.${standing}`)}</StateTag>
      {given.current || standing === 'leaving' ? null : <StateTag tone="dueSoon">{t('old')}</StateTag>}
      {standing === 'refused' ? <span>{t(reasonOf(given.why))}</span> : null}
    </span>
  )
}

const reasonOf = (why: string | null) =>
  why === 'profile.inUse' || why === 'profile.staffGone' ? (`why.${why}` as const) : 'why.other'
