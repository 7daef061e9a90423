import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { sectionWords } from '../../../main/contract/profile-sections.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { sectionPath } from './paths.ts'
import { SectionTags } from './SectionTags.tsx'
import { sectionTexts } from './section-texts.ts'

/** What a site was given of headquarters' settings, since when, and whether it goes by it. */
export function SiteSectionsPart({ hqSiteId }: { readonly hqSiteId: string }) {
  const t = useTexts(sectionTexts)
  const trpc = useTRPC()
  const word = useWord()
  const found = useQuery(trpc.hqReference.list.queryOptions({ hqSiteId }))
  return (
    <section aria-label={t('ofSite')}>
      <h2>{t('ofSite')}</h2>
      {found.error && !found.data ? (
        <ErrorState error={found.error} retry={found.refetch} />
      ) : !found.data ? (
        <Loading rows={2} />
      ) : found.data.length === 0 ? (
        <p className="desk-soft">{t('noneOfSite')}</p>
      ) : (
        <ul className="hq-keys">
          {found.data.map(given => (
            <li key={given.section}>
              <Link to={sectionPath(given.section)}>{word(sectionWords[given.section])}</Link>
              <SectionTags given={given} />
              <span className="desk-soft">
                <Time at={given.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
